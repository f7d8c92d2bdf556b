import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import type { ReviewContext } from '#server/reviews/contract.ts';
import { useNow } from '../../data/clock.ts';
import { OrderFacts, WindowDay } from '../../desk/evidence/OrderFacts.tsx';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { useZone } from '../../kit/When.tsx';

const MINUTE_MS = 60_000;

/** The order, the review window, and when the review would be published if it were approved now. */
export function ReviewFacts({ context }: { context: ReviewContext }) {
  const t = useT();
  const { instant } = useFormats();
  const { windows, order, review } = context;
  const zone = useZone(context.case.marketplaceId);
  const ends =
    windows.reviewEndsAt === null
      ? undefined
      : `${t('desk.facts.ends')}: ${instant('exact', windows.reviewEndsAt, zone)}`;
  const rule = {
    label: t('desk.facts.window'),
    value: (
      <WindowDay
        day={windows.reviewDay}
        days={windows.reviewDays}
        isIn={windows.inTime}
        words={windows.inTime ? t('desk.facts.dayOpen') : t('desk.facts.dayOver')}
        title={ends}
      />
    ),
  };
  return (
    <>
      <OrderFacts order={order} language={review.language} rule={rule} />
      {review.status === 'pending' && <Publication windows={windows} />}
    </>
  );
}

function Publication({ windows }: { windows: ReviewContext['windows'] }) {
  const t = useT();
  const { duration } = useFormats();
  const now = useNow(MINUTE_MS / 2);
  const left = windows.publishAt === null ? null : Date.parse(windows.publishAt) - now;
  const words = () => {
    if (left === null) return t('desk.publication.afterNotice', { smart_count: windows.blindHours });
    if (left <= MINUTE_MS) return t('desk.publication.now');
    const time = duration(left);
    return windows.bothSubmitted ? t('desk.publication.in', { time }) : t('desk.publication.inReply', { time });
  };
  return (
    <section className="ss" aria-label={t('desk.publication.title')}>
      <h3>
        <ScheduleOutlined aria-hidden />
        {t('desk.publication.title')}
      </h3>
      <p className="sm">{words()}</p>
    </section>
  );
}
