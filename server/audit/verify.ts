import { existsSync } from 'node:fs';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Database } from '#db/open.ts';
import type { Context } from '../platform/context.ts';
import { type Secrets, secretsOf } from '../platform/secrets.ts';
import { checkpointFileOf, checkpointsInFile, isOurs } from './checkpoints.ts';
import { type Checkpoint, type Fault, type FaultKind, GENESIS, type Linked, linkHash, nameBreak } from './rules.ts';
import { checkpointsAfter, hashesAt, headOf, linksAfter } from './store.ts';

const PAGE_ROWS = 1_000;
const CHECKPOINT_PAGE_ROWS = 500;

export interface Verified {
  ok: boolean;
  links: number;
  /** Committed entries that the sequencer has not linked yet. */
  unlinked: number;
  checkpoints: number;
  /** Lines of the file outside DATA_DIR; null where there is none, which is a fault once a head was signed. */
  checkpointsInFile: number | null;
  checkpointFile: string;
  fault: Fault | null;
}
interface Options {
  checkpointFile?: string;
  progress?(links: number): void;
}

/**
 * Walks the whole chain in pages of 1,000 and holds every checkpoint against it. Reports the fault with the lowest
 * place; memory stays flat, and others get their turn between pages. Safe beside a running server.
 */
export async function verifyChain(context: Context, options: Options = {}): Promise<Verified> {
  const { db, config } = context;
  const upTo = (await headOf(db.read))?.seq ?? 0;
  const secrets = secretsOf(config);
  const file = options.checkpointFile ?? checkpointFileOf(config);
  const broken = await walk(db, upTo, options.progress);
  const kept = await holdAgainst(db, secrets, checkpointPages(db));
  const outside = existsSync(file) ? await holdAgainst(db, secrets, checkpointsInFile(file)) : null;
  const { unlinked, strays } = await countUnlinked(db);
  const stray: Fault | null = strays > 0 ? { kind: 'outside-chain', seq: null } : null;
  const absent: Fault | null = !outside && kept.count > 0 ? { kind: 'no-checkpoint-file', seq: null } : null;
  const fault = lowest([broken, kept.fault, outside?.fault ?? null, stray, absent]);
  return {
    ok: fault === null,
    links: upTo,
    unlinked,
    checkpoints: kept.count,
    checkpointsInFile: outside?.count ?? null,
    checkpointFile: file,
    fault,
  };
}

/** What is wrong, for a person at a terminal. */
export function sentenceOf({ fault, checkpoints, checkpointFile }: Verified): string {
  if (fault?.kind === 'no-checkpoint-file')
    return `${checkpointFile} is not there, though ${checkpoints} heads were signed: a tail that was cut off would stay unseen`;
  return fault ? `${fault.kind} at ${fault.seq ?? 'no place in it'}` : 'nothing';
}

async function walk(db: Database, upTo: number, progress?: (links: number) => void): Promise<Fault | null> {
  let last = { seq: 0, hash: GENESIS };
  while (last.seq < upTo) {
    const page = await linksAfter(db, last.seq, upTo, PAGE_ROWS);
    for (const at of page) {
      const kind = await wrongWith(db, last, at, upTo);
      if (kind) return { kind, seq: last.seq + 1 };
      last = at.link;
    }
    if (page.length === 0) return { kind: 'missing-link', seq: last.seq + 1 };
    progress?.(last.seq);
    await letOthers();
  }
  return null;
}

function wrongWith(
  db: Database,
  last: { seq: number; hash: string },
  at: Linked,
  upTo: number,
): FaultKind | undefined | Promise<FaultKind> {
  if (at.link.seq !== last.seq + 1) return 'missing-link';
  if (!at.entry) return 'missing-entry';
  if (at.link.hash === linkHash(last.hash, at.link, at.entry)) return undefined;
  return linksAfter(db, at.link.seq, upTo, PAGE_ROWS).then((near) => nameBreak(last.hash, at, near));
}

/** Every checkpoint must be ours and say what the chain says at its place. */
async function holdAgainst(
  db: Database,
  secrets: Secrets,
  pages: AsyncIterable<Checkpoint[]>,
): Promise<{ count: number; fault: Fault | null }> {
  let count = 0;
  let fault: Fault | null = null;
  for await (const page of pages) {
    const hashes = await hashesAt(
      db.read,
      page.map((checkpoint) => checkpoint.seq),
    );
    const head = (await headOf(db.read))?.seq ?? 0;
    fault = lowest([
      fault,
      ...page.map((checkpoint) => wrongCheckpoint(secrets, checkpoint, hashes.get(checkpoint.seq), head)),
    ]);
    count += page.length;
    await letOthers();
  }
  return { count, fault };
}

function wrongCheckpoint(
  secrets: Secrets,
  checkpoint: Checkpoint,
  hash: string | undefined,
  head: number,
): Fault | null {
  const { seq } = checkpoint;
  if (!isOurs(secrets, checkpoint)) return { kind: 'bad-signature', seq };
  if (hash === undefined) return seq > head ? { kind: 'cut-off', seq: head + 1 } : { kind: 'missing-link', seq };
  return hash === checkpoint.hash ? null : { kind: 'rewritten', seq };
}

async function* checkpointPages(db: Database): AsyncGenerator<Checkpoint[]> {
  for (let last = 0; ; ) {
    const page = await checkpointsAfter(db.read, last, CHECKPOINT_PAGE_ROWS);
    if (page.length > 0) yield page;
    if (page.length < CHECKPOINT_PAGE_ROWS) return;
    last = page.at(-1)?.seq ?? last;
  }
}

/** One statement, so that the three counts are of one moment: what is neither linked nor waiting was slipped in, or its link was taken out. */
async function countUnlinked(db: Database): Promise<{ unlinked: number; strays: number }> {
  const [row] = await db.raw(
    `select (select count(*) from audit_entries) as entries, (select count(*) from audit_links) as links,
       (select count(*) from audit_unlinked) as unlinked`,
  );
  const [entries, links, unlinked] = [Number(row?.entries), Number(row?.links), Number(row?.unlinked)];
  return { unlinked, strays: entries - links - unlinked };
}

const lowest = (faults: readonly (Fault | null)[]): Fault | null =>
  faults
    .filter((fault) => fault !== null)
    .sort((a, b) => (a.seq ?? Number.POSITIVE_INFINITY) - (b.seq ?? Number.POSITIVE_INFINITY))[0] ?? null;
