import { and, asc, type Column, eq, exists, gt, inArray, isNull, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { atMost, kit, wordIs } from '#db/kit.ts';
import type { Transaction } from '#db/open.ts';
import { type Case, caseSkips, cases } from '#db/schema/spine.ts';
import { ask } from '#db/statements.ts';
import type { Queue } from '#db/words.ts';
import { type StaffActor, sees } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';

/**
 * The best case that this person may do and nobody has in hand; handed to him first, then level 2 for managers.
 * @throws Refusal not-found for a marketplace that he does not see
 */
export async function bestCase(
  tx: Transaction,
  actor: StaffActor,
  queue: Queue,
  now: Date,
  marketplaceId?: string,
): Promise<Case | undefined> {
  const levels = actor.role === 'manager' ? [2, 1] : [1];
  const from = marketplacesFor(actor, marketplaceId);
  const values = { queue, now, actorId: actor.id, ...from.values };
  const handed = await first(tx, `handed ${levels} of ${from.shape}`, values, () =>
    and(free(tx), from.where(), eq(cases.handedToId, sql.placeholder('actorId')), inArray(cases.level, levels)),
  );
  if (handed) return handed;
  for (const level of levels) {
    const found = await first(tx, `level ${level} of ${from.shape}`, values, () =>
      and(free(tx), from.where(), eq(cases.level, level), isNull(cases.handedToId)),
    );
    if (found) return found;
  }
  return undefined;
}

/** The instant of the call, as this column keeps instants. */
const nowAs = (column: Column): SQL => sql`${sql.param(sql.placeholder('now'), column)}`;

/** Open, in nobody's hands, and not skipped by this person lately. */
function free(tx: Transaction): SQL | undefined {
  const skippedByMe = and(
    eq(caseSkips.caseId, cases.id),
    eq(caseSkips.staffId, sql.placeholder('actorId')),
    gt(caseSkips.until, nowAs(caseSkips.until)),
  );
  return and(
    eq(cases.queue, sql.placeholder('queue')),
    wordIs(cases.state, 'open'),
    or(isNull(cases.leaseHolderId), lte(cases.leaseUntil, nowAs(cases.leaseUntil))),
    or(isNull(cases.heldUntil), lte(cases.heldUntil, nowAs(cases.heldUntil))),
    not(exists(tx.select({ one: sql`1` }).from(caseSkips).where(skippedByMe))),
  );
}

interface Marketplaces {
  shape: string;
  values: Record<string, string>;
  where(): SQL | undefined;
}

/** The marketplace asked for, or all that the actor works for; `shape` is its part of the query's name. */
function marketplacesFor(actor: StaffActor, asked?: string): Marketplaces {
  if (asked && !sees(actor, asked)) throw new Refusal('not-found');
  const ids = asked ? [asked] : actor.marketplaceIds;
  if (ids === null) return { shape: 'all marketplaces', values: {}, where: () => undefined };
  const names = ids.map((_, n) => `marketplace${n}`);
  return {
    shape: `${ids.length} marketplaces`,
    values: Object.fromEntries(ids.map((id, n) => [`marketplace${n}`, id])),
    where: () =>
      inArray(
        cases.marketplaceId,
        names.map((name) => sql.placeholder(name)),
      ),
  };
}

async function first(
  tx: Transaction,
  name: string,
  values: Record<string, unknown>,
  where: () => SQL | undefined,
): Promise<Case | undefined> {
  const [found] = await ask(tx, name, values, () => {
    const query = tx.select().from(cases).where(where()).orderBy(asc(cases.rank), asc(cases.id)).limit(atMost(1));
    // SQLite writes one at a time anyway; its builder does not know the words.
    return kit.dialect === 'postgres' ? query.for('update', { skipLocked: true }) : query;
  });
  return found;
}
