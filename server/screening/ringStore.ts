import { eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { people } from '#db/schema/market.ts';
import { type KeptEvidence, type RingRow as KeptRing, rings } from '#db/schema/screening.ts';
import { add, ask, change } from '#db/statements.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { canonical, sha256 } from '../platform/crypto.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Ring, RingEvidence, RingReview, RingSignal } from './rings.ts';

/** Of each signal the strongest; hundreds of pairs of one text say what ten say. */
const EVIDENCE_MAX = 10;
const REVIEWS_MAX = 300;
const ID_LENGTH = 32;

/** What the figure of an evidence is, for whoever reads it: a share, a number of things, or the chance of an accident. */
const FIGURES: Record<RingSignal, string> = {
  'shared-subjects': 'subjects',
  'near-duplicates': 'similarity',
  reciprocal: 'reviews',
  'same-trace': 'people',
  burst: 'chance',
  instant: 'reviews',
  'young-accounts': 'reviews',
  'own-cancellations': 'reviews',
  deviation: 'stars',
};

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
  figures: { [FIGURES[signal]]: figure },
});

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
