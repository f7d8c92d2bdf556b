import { and, eq, getTableColumns, gt, isNotNull, lte, sql } from 'drizzle-orm';
import { reviews } from '#db/schema/reviews.ts';
import { type Case, cases } from '#db/schema/spine.ts';
import { QUEUES } from '#db/words.ts';
import { mayTakeLevel } from '../access/roles.ts';
import type { Actor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Condition, is, type Resource } from '../platform/list.ts';
import { Refusal } from '../platform/refusal.ts';
import { blindColumns, isBlindSubject, type MaybeBlind } from './blind.ts';
import { CaseFilter } from './contract.ts';
import { presentCase } from './view.ts';

type Filter = ReturnType<typeof CaseFilter.parse>;

/** `GET /api/cases`: the list beside every desk. Views are counted from whoever asks and from now. */
export const caseList = (clock: Clock): Resource<Case & MaybeBlind> => ({
  name: 'cases',
  select: (read) =>
    read
      .select({ ...getTableColumns(cases), ...blindColumns })
      .from(cases)
      .leftJoin(reviews, eq(reviews.id, cases.subjectId)),
  table: cases,
  id: cases.id,
  scope: cases.marketplaceId,
  sorts: { rank: cases.rank, dueAt: cases.dueAt, openedAt: cases.openedAt },
  defaultSort: ['rank', 'ASC'],
  filter: CaseFilter,
  where: (filter, actor) => [
    ...plainFilters(mustMayAsk(filter as Filter, actor)),
    ...viewFilter(filter as Filter, actor, clock.now()),
    ...(isWorklistBelow(filter as Filter, actor) ? is(cases.level, 1) : []),
  ],
  kept: (filter, actor) => keptKeys(filter as Filter, actor),
  present: (row, actor) => presentCase(row, actor, clock.now(), isBlindSubject(row, clock.now())),
});

/** What the screening found tells of a text that may be blind, so only those ask for it who decide such cases (RULINGS 9). */
export const mayAskForFlags = (actor: Actor): boolean =>
  actor.kind === 'staff' && actor.permissions.has('reviews:decide');

/** @throws Refusal unknown-filter */
export function mustMayAsk<F extends Pick<Filter, 'flag'>>(filter: F, actor: Actor): F {
  if (filter.flag && !mayAskForFlags(actor)) throw new Refusal('unknown-filter', { errors: { flag: 'not-allowed' } });
  return filter;
}

const plainFilters = (filter: Filter): Condition[] => [
  ...is(cases.id, filter.id),
  ...is(cases.queue, filter.queue),
  ...is(cases.marketplaceId, filter.marketplaceId),
  ...is(cases.subjectId, filter.subjectId),
  ...is(cases.stars, filter.stars),
  ...is(cases.language, filter.language),
  ...is(cases.flag, filter.flag),
  ...is(cases.state, filter.state ?? stateOf(filter)),
];

const stateOf = (filter: Filter) =>
  filter.view === 'waiting' ? 'waiting' : filter.view || filter.queue ? 'open' : undefined;

/**
 * A list to work from holds what its reader can be served, and so agrees with the figures of `GET /api/queues`; what
 * was escalated stands in a view of its own. Whoever works no queue reads all.
 */
function isWorklistBelow(filter: Filter, actor: Actor): boolean {
  const { queue, view, state, id, subjectId } = filter;
  if (!queue || state || id || subjectId || view === 'escalated' || view === 'waiting') return false;
  return actor.kind === 'staff' && actor.permissions.has(`${queue}:decide`) && !mayTakeLevel(actor.role, 2);
}

function viewFilter({ view }: Filter, actor: Actor, now: Date): Condition[] {
  if (view === 'mine')
    return [
      {
        shape: 'mine',
        build: (hole) =>
          sql`(${and(eq(cases.leaseHolderId, hole(cases.leaseHolderId, actor.id)), gt(cases.leaseUntil, hole(cases.leaseUntil, now)))} or ${eq(cases.handedToId, hole(cases.handedToId, actor.id))})`,
      },
    ];
  if (view === 'overdue') return [{ shape: 'overdue', build: (hole) => lte(cases.dueAt, hole(cases.dueAt, now)) }];
  if (view === 'held')
    return [
      {
        shape: 'held',
        build: (hole) => and(isNotNull(cases.heldUntil), gt(cases.heldUntil, hole(cases.heldUntil, now))),
      },
    ];
  return view === 'escalated' ? is(cases.level, 2) : [];
}

/** Marketplace + queue + state is kept as a counter; anything finer is counted up to the cap (SPEC 6). */
function keptKeys(filter: Filter, actor: Actor): readonly [string, readonly string[]] | undefined {
  const { queue, marketplaceId, view, state, id, subjectId, stars, language, flag } = filter;
  const asked = state ?? stateOf(filter);
  if (
    !queue ||
    !marketplaceId ||
    !asked ||
    (view && view !== 'all' && view !== 'waiting') ||
    id ||
    subjectId ||
    stars ||
    language ||
    flag ||
    isWorklistBelow(filter, actor)
  )
    return undefined;
  return actor.kind === 'staff' ? ['cases', [`${marketplaceId}:${queue}:${asked}`]] : undefined;
}

export const knownQueue = (word: string | undefined) => QUEUES.find((queue) => queue === word);
