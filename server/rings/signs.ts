import { type Burst, burstsOf } from './bursts.ts';
import { evidence, groupBy } from './links.ts';
import type { RingEvidence, RingReview, RingSettings } from './rings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const starsOf = (list: readonly RingReview[]) => list.reduce((sum, { rating }) => sum + rating, 0);

/** What everybody wrote about one person. */
export interface Crowd {
  count: number;
  stars: number;
  bursts: readonly Burst[];
}

/** Looked at once a person, however many groups wrote about him. */
export function crowdsOf(reviews: readonly RingReview[], settings: RingSettings): (subjectId: string) => Crowd {
  const bySubject = groupBy(reviews, ({ subjectId }) => subjectId);
  const known = new Map<string, Crowd>();
  return (subjectId) => {
    const list = bySubject.get(subjectId) ?? [];
    const crowd = known.get(subjectId) ?? {
      count: list.length,
      stars: starsOf(list),
      bursts: burstsOf(
        list.map(({ submittedAt }) => submittedAt),
        settings.burst,
        settings.shareOf,
      ),
    };
    known.set(subjectId, crowd);
    return crowd;
  };
}

/** What makes an existing group look worse; none of it makes a group by itself. `crowdOf` knows the others' reviews too. */
export function signsOf(
  group: readonly RingReview[],
  crowdOf: (subjectId: string) => Crowd,
  settings: RingSettings,
): RingEvidence[] {
  const share = (signal: RingEvidence['signal'], odd: readonly RingReview[]) =>
    odd.length > 0 ? [evidence(signal, odd, odd.length, odd.length / group.length)] : [];
  const instant = group.filter(({ orderedAt, submittedAt }) => {
    const after = orderedAt ? Number(submittedAt) - Number(orderedAt) : Number.POSITIVE_INFINITY;
    return after >= 0 && after < settings.instantHours * HOUR_MS;
  });
  const young = group.filter(
    ({ authorSince, submittedAt }) =>
      authorSince && Number(submittedAt) - Number(authorSince) < settings.youngDays * DAY_MS,
  );
  const cancelled = group.filter(({ cancelledByAuthor }) => cancelledByAuthor);
  const about = [...groupBy(group, ({ subjectId }) => subjectId)];
  return [
    ...share('instant', instant),
    ...share('young-accounts', young),
    ...share('own-cancellations', cancelled),
    ...about.flatMap(([subject, ours]) => [
      ...deviation(ours, group, crowdOf(subject), settings),
      ...bursts(ours, group, crowdOf(subject)),
    ]),
  ];
}

/**
 * |mean of the group − mean of everybody else| of two stars and more (reviews.md B5), as strong as the part of the
 * group's reviews that it is about: one opinion among thirty is no mark of all thirty.
 */
function deviation(
  ours: readonly RingReview[],
  group: readonly RingReview[],
  crowd: Crowd,
  { deviationStars }: RingSettings,
): RingEvidence[] {
  const others = crowd.count - ours.length;
  if (others === 0) return [];
  const stars = starsOf(ours);
  const apart = Math.abs(stars / ours.length - (crowd.stars - stars) / others);
  if (apart < deviationStars) return [];
  return [evidence('deviation', ours, apart, (apart / 4) * (ours.length / group.length))];
}

/** A window that chance does not explain, half of which at least is the group's; as strong as the part of the group in it. */
function bursts(ours: readonly RingReview[], group: readonly RingReview[], crowd: Crowd): RingEvidence[] {
  return crowd.bursts.flatMap(({ from, to, count, chance }) => {
    const inside = ours.filter(({ submittedAt }) => submittedAt >= from && submittedAt < to);
    return inside.length * 2 >= count ? [evidence('burst', inside, chance, inside.length / group.length)] : [];
  });
}
