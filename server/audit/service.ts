import type { AuditEntry } from '#db/schema/audit.ts';
import type { Context } from '../platform/context.ts';
import { type Secrets, secretsOf } from '../platform/secrets.ts';
import { appendMissing, makeCheckpoint } from './checkpoints.ts';
import { CHECKPOINT_MS, type Checkpoint, GENESIS, type Link, linkHash, passesThousand } from './rules.ts';
import {
  headOf,
  insertCheckpoint,
  insertLinks,
  lastCheckpoint,
  lastMessageSeq,
  linkAt,
  numberMessages,
  unlinkedEntries,
  unnumberedMessages,
} from './store.ts';

/** Small enough that a decision on SQLite hardly notices it waiting (RULINGS 28). */
const BATCH_ROWS = 250;

/**
 * One leader, by the lock of its sweep, gives places to what was committed (RULINGS 19, 23). Ten rounds a second: on
 * SQLite each is a commit that everybody waits for, and forty of them took a tenth of a busy server’s time.
 */
export const sequencer = { name: 'sequencer', everyMs: 100, idleMs: 150, full: BATCH_ROWS, run: sequence };
/** A signed head after a minute with news, and the file's missing lines. */
export const checkpointer = { name: 'checkpoints', everyMs: 5_000, run: checkpointWhenDue };

/**
 * Links entries and numbers messages, each in its own row of places. Everything is read and hashed before the
 * transaction, which then only writes: a second leader, should a lock ever be lost, fails on the primary key.
 */
export async function sequence(context: Context): Promise<number> {
  const { db, clock, config } = context;
  const entries = await unlinkedEntries(db.read, BATCH_ROWS);
  const messages = await unnumberedMessages(db.read, BATCH_ROWS);
  if (entries.length + messages.length === 0) return 0;
  const before = (await headOf(db.read)) ?? { seq: 0, hash: GENESIS };
  const links = chain(before, entries, clock.wall());
  const checkpoint = atThousand(secretsOf(config), before.seq, links);
  const lastSeq = await lastMessageSeq(db.read);
  await db.takeOne(async (tx) => {
    await insertLinks(tx, links);
    await numberMessages(tx, messages, lastSeq);
    if (checkpoint) await insertCheckpoint(tx, checkpoint);
  });
  if (checkpoint) await appendMissing(context);
  return entries.length + messages.length;
}

function chain(before: { seq: number; hash: string }, entries: readonly AuditEntry[], linkedAt: Date): Link[] {
  let { seq, hash } = before;
  return entries.map((entry) => {
    seq += 1;
    hash = linkHash(hash, { seq, linkedAt }, entry);
    return { seq, entryId: entry.id, hash, linkedAt };
  });
}

function atThousand(secrets: Secrets, before: number, links: readonly Link[]): Checkpoint | undefined {
  const head = links.at(-1);
  return head && passesThousand(before, head.seq) ? makeCheckpoint(secrets, head, head.linkedAt) : undefined;
}

/** Signs the head when links have waited a minute for it. Resolves to how many checkpoints were made or appended. */
export async function checkpointWhenDue(context: Context): Promise<number> {
  const { db, clock } = context;
  const wall = clock.wall();
  const last = await lastCheckpoint(db.read);
  const oldest = await linkAt(db.read, (last?.seq ?? 0) + 1);
  const due = oldest !== undefined && wall.getTime() - oldest.linkedAt.getTime() >= CHECKPOINT_MS;
  return (due ? await signHead(context) : 0) + (await appendMissing(context));
}

/** Signs the chain as it stands, unless that is signed already. */
export async function signHead(context: Context): Promise<number> {
  const { db, clock, config } = context;
  const head = await headOf(db.read);
  if (!head) return 0;
  const checkpoint = makeCheckpoint(secretsOf(config), head, clock.wall());
  await db.takeOne((tx) => insertCheckpoint(tx, checkpoint));
  return 1;
}
