import type { AuditEntry } from '#db/schema/audit.ts';
import { sha256 } from '../platform/crypto.ts';

/** What the first link takes for the one before it. */
export const GENESIS = sha256('trustdesk audit chain 1');
/** A signed head at least so often, and after so long with news (security.md T16). */
const CHECKPOINT_LINKS = 1_000;
export const CHECKPOINT_MS = 60_000;

export interface Link {
  seq: number;
  entryId: string;
  hash: string;
  linkedAt: Date;
}
export interface Checkpoint {
  seq: number;
  hash: string;
  at: Date;
  signature: string;
}

/**
 * Covers the link before, the place in the chain and every field of the entry, in a fixed order and as text: the
 * database may keep them as it likes, the hash does not depend on it (RULINGS 26).
 */
export function linkHash(prevHash: string, place: { seq: number; linkedAt: Date }, entry: AuditEntry): string {
  const { id, marketplaceId, actorKind, actorId, action, subjectKind, subjectId, detail, requestId } = entry;
  const [linkedAt, at] = [iso(place.linkedAt), iso(entry.at)];
  const who = [actorKind, actorId, action, subjectKind, subjectId, detail, requestId, at] as const;
  return sha256(JSON.stringify([prevHash, place.seq, linkedAt, id, marketplaceId, ...who]));
}

/** As `JSON.stringify` writes an instant, which it does in twice the time. */
const iso = (at: Date): string | null => (Number.isNaN(at.getTime()) ? null : at.toISOString());

/** What a checkpoint signs. */
export const checkpointText = ({ seq, hash, at }: Omit<Checkpoint, 'signature'>): string =>
  JSON.stringify({ seq, hash, at });

/** Whether the links from `before` to `head` passed a thousand on their way. */
export const passesThousand = (before: number, head: number): boolean =>
  Math.floor(before / CHECKPOINT_LINKS) < Math.floor(head / CHECKPOINT_LINKS);

/** What can be wrong with a chain; `seq` is the first place where it shows. */
export type FaultKind =
  /** A byte of an entry or link is another. */
  | 'altered'
  /** Entries stand in another order than they were linked in. */
  | 'reordered'
  | 'missing-link'
  | 'missing-entry'
  /** A checkpoint knows a longer chain. */
  | 'cut-off'
  /** Every link fits, but a checkpoint signed another hash: someone computed the chain anew. */
  | 'rewritten'
  /** A checkpoint we did not sign. */
  | 'bad-signature'
  /** An entry that is neither linked nor waiting for it. */
  | 'outside-chain'
  /** Heads were signed, and the file outside that should hold them is not there. */
  | 'no-checkpoint-file';
export interface Fault {
  kind: FaultKind;
  /** Null for what has no place in the chain. */
  seq: number | null;
}

export interface Linked {
  link: Link;
  entry: AuditEntry | null;
}

/** What is wrong at `at`, whose hash does not follow from `prevHash`; `near` are the links after it. */
export function nameBreak(prevHash: string, at: Linked, near: readonly Linked[]): FaultKind {
  const elsewhere = near.some(({ link, entry }) => {
    if (!entry) return false;
    return [link, at.link].some(({ linkedAt }) =>
      [link.hash, at.link.hash].includes(linkHash(prevHash, { seq: at.link.seq, linkedAt }, entry)),
    );
  });
  return elsewhere ? 'reordered' : 'altered';
}
