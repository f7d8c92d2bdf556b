import { Timeline, type TimelineItem } from '../../kit/Timeline.tsx';
import { useSubjectPath } from '../../kit/useSubjectPath.ts';
import type { CaseContext } from '../parts.ts';

/** What machines and people did in this case, each leading to where it can be looked at. */
export function TimelineTab({ context }: { context: CaseContext }) {
  const pathOf = useSubjectPath();
  const items = context.timeline.map((entry) => linked(entry, context, pathOf));
  return <Timeline items={items} marketplaceId={context.case.marketplaceId} />;
}

function linked(
  { at, kind, actor, decisionId }: CaseContext['timeline'][number],
  { author, subject, order, review }: CaseContext,
  pathOf: ReturnType<typeof useSubjectPath>,
): TimelineItem {
  const person = [author, subject].find((each) => each.displayName === actor);
  const to = () => {
    if (decisionId !== undefined) return pathOf('decision', decisionId);
    if (kind.startsWith('order.')) return pathOf('order', order.id);
    return kind.startsWith('review.') ? pathOf('review', review.id) : undefined;
  };
  return { at, kind, actor, to: to(), actorTo: person && pathOf('person', person.id) };
}
