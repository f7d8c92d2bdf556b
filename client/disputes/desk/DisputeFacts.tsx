import type { DisputeContext } from '#server/disputes/contract.ts';
import { OrderFacts, WindowDay } from '../../desk/evidence/OrderFacts.tsx';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { useZone } from '../../kit/When.tsx';

/** The order, and the day of the window on which the dispute was filed (IZI-19). */
export function DisputeFacts({ context }: { context: DisputeContext }) {
  const t = useT();
  const { instant } = useFormats();
  const { window: span, order, review } = context;
  const zone = useZone(context.case.marketplaceId);
  const value = (
    <WindowDay
      day={span.day}
      days={span.days}
      isIn={span.inTime}
      words={span.inTime ? t('desk.facts.inTime') : t('desk.facts.late')}
      title={`${t('desk.facts.ends')}: ${instant('exact', span.endsAt, zone)}`}
    />
  );
  return <OrderFacts order={order} language={review.language} rule={{ label: t('desk.facts.dispute'), value }} />;
}
