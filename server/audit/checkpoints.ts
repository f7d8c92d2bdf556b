import { sign, verify } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Config } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import { type Secrets, secretsOf } from '../platform/secrets.ts';
import { type Checkpoint, checkpointText, type Link } from './rules.ts';
import { checkpointsAfter } from './store.ts';

const TAIL_BYTES = 4_096;
const PAGE_ROWS = 500;

/**
 * Where signed heads go. Unless CHECKPOINT_FILE says otherwise: beside DATA_DIR and named after it, so that whoever
 * can only write inside DATA_DIR cannot shorten both, and two installations do not write into one file.
 */
export const checkpointFileOf = (config: Pick<Config, 'checkpointFile' | 'dataDir'>): string =>
  config.checkpointFile || `${config.dataDir}-checkpoints.log`;

export function makeCheckpoint({ auditKey }: Secrets, { seq, hash }: Pick<Link, 'seq' | 'hash'>, at: Date): Checkpoint {
  const signature = sign(null, Buffer.from(checkpointText({ seq, hash, at })), auditKey).toString('base64url');
  return { seq, hash, at, signature };
}

export const isOurs = ({ auditPublicKey }: Secrets, checkpoint: Checkpoint): boolean =>
  verify(null, Buffer.from(checkpointText(checkpoint)), auditPublicKey, Buffer.from(checkpoint.signature, 'base64url'));

/**
 * Appends every checkpoint that the file does not have yet: also those of another process, and the one whose process
 * died between commit and append. Resolves to how many.
 */
export async function appendMissing({ config, db }: Context): Promise<number> {
  const file = checkpointFileOf(config);
  const secrets = secretsOf(config);
  await mkdir(dirname(file), { recursive: true });
  let last = await lastInFile(file);
  for (let appended = 0; ; ) {
    const rows = await checkpointsAfter(db.read, last, PAGE_ROWS);
    const ours = rows.filter((row) => isOurs(secrets, row));
    if (ours.length > 0) await appendFile(file, ours.map(toLine).join(''), { mode: 0o644, flush: true });
    appended += ours.length;
    if (rows.length < PAGE_ROWS) return appended;
    last = rows.at(-1)?.seq ?? last;
  }
}

const Line = z.object({
  seq: z.int().positive(),
  hash: z.string(),
  at: z.iso.datetime().transform((text) => new Date(text)),
  signature: z.string(),
});
const toLine = ({ seq, hash, at, signature }: Checkpoint): string =>
  `${JSON.stringify({ seq, hash, at, signature })}\n`;

/** Undefined for a line that is no checkpoint, as a torn write leaves one. */
function parseLine(line: string): Checkpoint | undefined {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

async function lastInFile(file: string): Promise<number> {
  if (!existsSync(file)) return 0;
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start);
    const lines = buffer.subarray(0, bytesRead).toString('utf8').split('\n');
    return Math.max(0, ...lines.map((line) => parseLine(line)?.seq ?? 0));
  } finally {
    await handle.close();
  }
}

/** The file's checkpoints in pages, never the whole file at once. Lines that are none are left out: they sign nothing. */
export async function* checkpointsInFile(file: string): AsyncGenerator<Checkpoint[]> {
  let page: Checkpoint[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const checkpoint = parseLine(line);
    if (checkpoint) page.push(checkpoint);
    if (page.length < PAGE_ROWS) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
