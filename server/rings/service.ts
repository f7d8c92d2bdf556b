import type { z } from 'zod';
import type { Reader, Transaction } from '#db/open.ts';
import { type RingRow as KeptRing, rings } from '#db/schema/screening.ts';
import { change } from '#db/statements.ts';
import type { StaffActor } from '../platform/actor.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import type { RingRow, VerdictInput } from './contract.ts';
import { findRing, namesIn } from './store.ts';

/** @throws Refusal not-found, version-changed: since it was seen, another night or another person changed it */
export async function judgeRing(
  tx: Transaction,
  actor: StaffActor,
  id: string,
  { verdict, note, version }: z.infer<typeof VerdictInput>,
  now: Date,
): Promise<KeptRing> {
  const { marketplaceId } = await findRing(tx, id, actor);
  const by = { verdictById: actor.id, verdictBy: actor.alias, verdictAt: now, note: note || null };
  const nobody = { verdictById: null, verdictBy: null, verdictAt: null, note: null };
  const set = { verdict, ...(verdict ? by : nobody), version: version + 1 };
  const [judged] = await change(tx, rings, set, { id, version });
  if (!judged) throw new Refusal('version-changed');
  await record(tx, actor, {
    action: 'ring.judged',
    subjectKind: 'ring',
    subjectId: id,
    marketplaceId,
    detail: { verdict, version: judged.version },
    at: now,
  });
  return judged;
}

/** Rows as a screen shows them, with what their people are called. */
export async function withNames(read: Reader, rows: readonly KeptRing[]): Promise<z.infer<typeof RingRow>[]> {
  const names = await namesIn(
    read,
    rows.flatMap(({ authorIds, subjectIds }) => [...authorIds, ...subjectIds]),
  );
  const called = (ids: readonly string[]) => ids.map((id) => ({ id, name: names.get(id) ?? '' }));
  return rows.map(({ authorIds, subjectIds, verdictById: _, score, firstFoundAt, foundAt, verdictAt, ...row }) => ({
    ...row,
    score: score / 1_000,
    authors: called(authorIds),
    subjects: called(subjectIds),
    firstFoundAt: firstFoundAt.toISOString(),
    foundAt: foundAt.toISOString(),
    verdictAt: verdictAt?.toISOString() ?? null,
  }));
}
