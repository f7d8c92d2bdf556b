import { trace } from './desk.ts';
import type { World } from './rows.ts';
import type { Story } from './submit.ts';

/** What was approved appears when it is no longer blind, and takes the place of an older one of its slot (IZI-11, IZI-14…17). */
export function publishAll(world: World, stories: readonly Story[]): void {
  const shown = new Map<string, Story>();
  for (const { story, at } of approved(stories)) {
    const { review, draft } = story;
    if (at > world.now) {
      review.publishAt = at;
      continue;
    }
    const older = shown.get(review.slot);
    if (older) Object.assign(older.review, { status: 'superseded', endedAt: at });
    Object.assign(review, {
      status: 'published',
      publishedAt: at,
      replacesId: older?.review.id ?? null,
      disputableUntil: world.rules.endOfLocalDay(
        draft.submittedAt,
        world.marketplace.timeZone,
        world.policy.disputeWindowDays,
      ),
    });
    shown.set(review.slot, story);
    const detail = { version: review.version, replaces: review.replacesId };
    trace(world, {
      at,
      actorKind: 'system',
      actorId: 'sweep:publish',
      action: 'review.published',
      subjectKind: 'review',
      subjectId: review.id,
      detail,
    });
  }
  for (const { review } of stories) {
    if (review.status === 'pending') review.replacesId = shown.get(review.slot)?.review.id ?? null;
  }
}

function approved(stories: readonly Story[]): { story: Story; at: Date }[] {
  return stories
    .flatMap((story) => {
      const { approvedAt, blindUntil, status } = story.review;
      if (status !== 'pending' || !approvedAt || !blindUntil) return [];
      return [{ story, at: blindUntil > approvedAt ? blindUntil : approvedAt }];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
