import { type Translate, useT } from '../../i18n/useT.ts';
import { Timeline, type TimelineItem } from '../../kit/Timeline.tsx';
import { useSubjectPath } from '../../kit/useSubjectPath.ts';
import type { CaseContext } from '../parts.ts';

/** What machines and people did in this case, each leading to where it can be looked at. */
export function TimelineTab({ context }: { context: CaseContext }) {
  const pathOf = useSubjectPath();
  const t = useT();
  const items = context.timeline.map((entry) => ({ ...linked(entry, context, pathOf), more: moreOf(entry, t) }));
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
    if (kind.startsWith('order.')) return order ? pathOf('order', order.id) : undefined;
    return kind.startsWith('review.') ? pathOf('review', review.id) : undefined;
  };
  return { at, kind, actor, to: to(), actorTo: person && pathOf('person', person.id) };
}

/** How much the filter found; which version of it stands on the page of the screening. */
function moreOf({ kind, text }: CaseContext['timeline'][number], t: Translate) {
  if (kind !== 'case.screened' || typeof text?.findings !== 'number') return undefined;
  return text.findings === 0 ? t('desk.review.noMarks') : t('desk.review.foundThen', { smart_count: text.findings });
}
