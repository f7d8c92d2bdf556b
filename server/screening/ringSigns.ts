import { burstsOf } from './bursts.ts';
import { evidence, groupBy } from './ringLinks.ts';
import type { RingEvidence, RingReview, RingSettings } from './rings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const mean = (list: readonly RingReview[]) => list.reduce((sum, { rating }) => sum + rating, 0) / list.length;

/** What makes an existing group look worse; none of it makes a group by itself. `all` holds the others' reviews too. */
export function signsOf(
  group: readonly RingReview[],
  all: Map<string, RingReview[]>,
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
  return [
    ...share('instant', instant),
    ...share('young-accounts', young),
    ...share(
      'own-cancellations',
      group.filter(({ cancelledByAuthor }) => cancelledByAuthor),
    ),
    ...[...groupBy(group, ({ subjectId }) => subjectId)].flatMap(([subject, ours]) => [
      ...deviation(ours, all.get(subject) ?? [], settings),
      ...bursts(ours, all.get(subject) ?? [], settings),
    ]),
  ];
}

/** |mean of the group − mean of everybody else| of two stars and more (reviews.md B5). */
function deviation(
  ours: readonly RingReview[],
  all: readonly RingReview[],
  { deviationStars }: RingSettings,
): RingEvidence[] {
  const mine = new Set(ours.map(({ id }) => id));
  const others = all.filter(({ id }) => !mine.has(id));
  if (others.length === 0) return [];
  const apart = Math.abs(mean(ours) - mean(others));
  return apart >= deviationStars ? [evidence('deviation', ours, apart, apart / 4)] : [];
}

/** A window that chance does not explain, half of which at least is the group's. */
function bursts(ours: readonly RingReview[], all: readonly RingReview[], settings: RingSettings): RingEvidence[] {
  const times = all.map(({ submittedAt }) => submittedAt);
  return burstsOf(times, settings.burst, settings.shareOf).flatMap(({ from, to, count, chance }) => {
    const inside = ours.filter(({ submittedAt }) => submittedAt >= from && submittedAt < to);
    return inside.length * 2 >= count ? [evidence('burst', inside, chance, 1)] : [];
  });
}
