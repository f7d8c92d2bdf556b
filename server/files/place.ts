import { randomBytes } from 'node:crypto';
import { Refusal } from '../platform/refusal.ts';

/** Where encrypted bytes lie. Every verb may be tried again: done twice it comes to the same as once. */
export interface FilePlace {
  /** On the disk when it resolves. @throws FilesUnavailable; FileTaken where other bytes lie under this id */
  put(id: string, bytes: Buffer): Promise<void>;
  /** Undefined: nothing lies there. @throws FilesUnavailable */
  get(id: string): Promise<Buffer | undefined>;
  /** Gone from the disk when it resolves, or was never there. @throws FilesUnavailable */
  remove(id: string): Promise<void>;
  has(id: string): Promise<boolean>;
  /** Everything that takes room under an id, with leftovers of a `put` that was cut short; in no order. */
  list(): AsyncIterable<Found>;
}
export interface Found {
  id: string;
  /** When it came, by the clock of the place. */
  at: Date;
}

/** The place does not answer, or not as it should; it may do so later. `why` is for the log, not for whoever asked. */
export class FilesUnavailable extends Refusal {
  override name = 'FilesUnavailable';
  readonly why: string;
  constructor(why: string) {
    super('files-unavailable', { retryAfterSeconds: 10 });
    this.why = why;
  }
}

/** Nothing that was kept is ever written over. */
export class FileTaken extends Error {
  override name = 'FileTaken';
}

/** 128 random bits (ASVS 11.5.1): the name says nothing, and nobody guesses the next. */
export const newFileId = (): string => randomBytes(16).toString('hex');

const FORM = /^[0-9a-f]{32}$/;
export const isFileId = (text: string): boolean => FORM.test(text);

/** Ids become names of files, so what is none never reaches a path (security.md T8). @throws Error */
export function mustBeFileId(id: string): string {
  if (!isFileId(id)) throw new Error('That is no id of a file.');
  return id;
}

/**
 * Ids are ours and random, so two files never want one; what is met under an id is the same `put` tried again.
 * Resolves to whether it is there already. @throws FileTaken
 */
export async function isKept(place: Pick<FilePlace, 'get'>, id: string, bytes: Buffer): Promise<boolean> {
  const there = await place.get(id);
  if (there && !there.equals(bytes)) throw new FileTaken(`Other bytes lie under ${id}.`);
  return there !== undefined;
}
