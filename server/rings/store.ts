import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { people } from '#db/schema/market.ts';
import { type KeptEvidence, type RingRow as KeptRing, rings } from '#db/schema/screening.ts';
import { add, ask, change } from '#db/statements.ts';
import { RING_FIGURES, type RingSignal } from '#db/words.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { canonical, sha256 } from '../platform/crypto.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Ring, RingEvidence, RingReview } from './rings.ts';

/** Of each signal the strongest; hundreds of pairs of one text say what ten say. */
const EVIDENCE_MAX = 10;
const REVIEWS_MAX = 300;
const ID_LENGTH = 32;

type Found = Pick<KeptRing, 'id' | 'marketplaceId' | 'score' | 'authorIds' | 'subjectIds' | 'reviewIds' | 'evidence'>;

/** A group as it is kept: named by its members, so that the same people are the same ring on every night. */
export function keptRing(marketplaceId: string, ring: Ring, reviews: ReadonlyMap<string, RingReview>): Found {
  const reviewIds = [...new Set(ring.evidence.flatMap((each) => each.reviewIds))].sort().slice(0, REVIEWS_MAX);
  const subjectIds = [...new Set(reviewIds.flatMap((id) => reviews.get(id)?.subjectId ?? []))].sort();
  return {
    id: sha256([marketplaceId, ...ring.authorIds].join('\n')).slice(0, ID_LENGTH),
    marketplaceId,
    score: Math.round(ring.score * 1_000),
    authorIds: ring.authorIds,
    subjectIds,
    reviewIds,
    evidence: strongest(ring.evidence).map(keptEvidence),
  };
}

function strongest(evidence: readonly RingEvidence[]): RingEvidence[] {
  const taken = new Map<RingSignal, number>();
  return [...evidence]
    .sort((a, b) => b.strength - a.strength)
    .filter(({ signal }) => {
      const n = (taken.get(signal) ?? 0) + 1;
      taken.set(signal, n);
      return n <= EVIDENCE_MAX;
    });
}

const keptEvidence = ({ signal, strength, authorIds, reviewIds, figure }: RingEvidence): KeptEvidence => ({
  signal,
  strength,
  authorIds,
  reviewIds: reviewIds.slice(0, REVIEWS_MAX),
  figures: { [RING_FIGURES[signal]]: figure },
});

/** Of all people in two groups, how many are in both: from here on they are one ring that somebody joined or left. */
const SAME_PEOPLE_MIN = 0.5;

/** People that two groups have in common, as a part of all (Jaccard), 0 to 1. */
export function commonPeople(one: readonly string[], other: readonly string[]): number {
  const known = new Set(one);
  const both = other.filter((id) => known.has(id)).length;
  return both / (known.size + other.length - both || 1);
}

type Standing = Pick<KeptRing, 'id' | 'authorIds' | 'verdict'>;

/**
 * Groups of this night under the names of the kept rings that they go on with, so that a verdict outlives a member who
 * joins or leaves. Each kept ring has one successor, the likest first; of equals the judged one goes on.
 */
export function goOn(found: readonly Found[], kept: readonly Standing[]): Found[] {
  const ringsOf = new Map<string, Standing[]>();
  for (const ring of kept) for (const id of ring.authorIds) ringsOf.set(id, [...(ringsOf.get(id) ?? []), ring]);
  const pairs = found.flatMap((group) =>
    [...new Set(group.authorIds.flatMap((id) => ringsOf.get(id) ?? []))].map((ring) => ({
      group,
      ring,
      common: commonPeople(group.authorIds, ring.authorIds),
    })),
  );
  const [names, taken] = [new Map<Found, string>(), new Set<string>()];
  const judgedFirst = (ring: Standing) => (ring.verdict === null ? 1 : 0);
  pairs.sort((a, b) => b.common - a.common || judgedFirst(a.ring) - judgedFirst(b.ring));
  for (const { group, ring, common } of pairs) {
    if (common < SAME_PEOPLE_MIN || names.has(group) || taken.has(ring.id)) continue;
    names.set(group, ring.id);
    taken.add(ring.id);
  }
  // A ring that went on as another group keeps the name that its first members gave it.
  const held = new Set(kept.map(({ id }) => id));
  return found.map((group) => ({
    ...group,
    id: names.get(group) ?? (held.has(group.id) ? otherId(group) : group.id),
  }));
}

const otherId = ({ id, reviewIds }: Found): string => sha256([id, ...reviewIds].join('\n')).slice(0, ID_LENGTH);

export const keptRings = (read: Reader, marketplaceId: string): Promise<Standing[]> =>
  ask(read, 'rings of marketplace', { marketplaceId }, () =>
    read
      .select({ id: rings.id, authorIds: rings.authorIds, verdict: rings.verdict })
      .from(rings)
      .where(eq(rings.marketplaceId, sql.placeholder('marketplaceId'))),
  );

/** What this night did not find and nobody judged is gone from the list: there is nothing to see any more. */
export async function dropUnfound(tx: Transaction, marketplaceId: string, now: Date): Promise<void> {
  await tx
    .delete(rings)
    .where(and(eq(rings.marketplaceId, marketplaceId), isNull(rings.verdict), lt(rings.foundAt, now)));
}

/** Found for the first time, or again: what was judged stays judged, and a version moves only with what there is to see. */
export async function keepRing(tx: Transaction, found: Found, now: Date): Promise<void> {
  const [known] = await byId(tx, found.id);
  if (!known) {
    const nobody = { verdict: null, verdictById: null, verdictBy: null, verdictAt: null, note: null };
    await add(tx, rings, { ...found, ...nobody, firstFoundAt: now, foundAt: now, version: 1 });
    return;
  }
  const { id, marketplaceId, ...seen } = found;
  const moved = canonical(seen) !== canonical(pickSeen(known));
  await change(tx, rings, { ...seen, foundAt: now, version: known.version + (moved ? 1 : 0) }, { id });
}

const pickSeen = ({ score, authorIds, subjectIds, reviewIds, evidence }: KeptRing) => ({
  score,
  authorIds,
  subjectIds,
  reviewIds,
  evidence,
});

const byId = (read: Reader, id: string) =>
  ask(read, 'ring by id', { id }, () =>
    read
      .select()
      .from(rings)
      .where(eq(rings.id, sql.placeholder('id'))),
  );

/** @throws Refusal not-found, also for a ring of a marketplace that the actor does not see */
export async function findRing(read: Reader, id: string, actor: Actor): Promise<KeptRing> {
  const [found] = await byId(read, id);
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

/** What the people of these groups are called. */
export async function namesIn(read: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .select({ id: people.id, name: people.displayName })
    .from(people)
    .where(inArray(people.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
