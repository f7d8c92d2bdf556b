import CheckOutlined from '@mui/icons-material/CheckOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { CANCELLED_BY } from '#db/words.ts';
import type { OrderCard } from '#server/reviews/contract.ts';
import { businessNow } from '../../data/clock.ts';
import { tagOf } from '../../i18n/formats.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { DueTime } from '../../kit/DueTime.tsx';
import { Money } from '../../kit/Money.tsx';
import { recordPath } from '../../kit/paths.ts';
import { useZone } from '../../kit/When.tsx';
import { useBench } from '../bench.ts';
import { Facts } from './Facts.tsx';

/** The order that everything is about, and the rule state of its queue, which the desk puts in as `rule`. */
export function OrderFacts({
  order,
  language,
  rule,
}: {
  order: OrderCard;
  language: string | null;
  rule: { label: string; value: ReactNode };
}) {
  const t = useT();
  const { row } = useBench();
  const ended = useEnded(order, row.marketplaceId);
  // The rank explains itself: what pushed the case up, beside its age.
  const why = row.priority
    .filter((it) => it.minutes > 0)
    .map((it) => t(`words.priorities.${it.reason}`))
    .join(' · ');
  return (
    <section className="ss" aria-label={t('desk.facts.order')}>
      <h3>
        {t('desk.facts.order')} <Link to={recordPath('order', order.id)}>{order.externalId}</Link>
        <span className="sp" />
        {order.amountMinor !== null && (
          <span className="t2" style={{ fontWeight: 400 }} title={t('desk.facts.amount')}>
            <Money minor={order.amountMinor} currency={order.currency} />
          </span>
        )}
      </h3>
      <Facts
        facts={[
          {
            label: t('desk.facts.item'),
            value: (
              <span
                lang={language ?? undefined}
                className="ell"
                style={{ display: 'block' }}
                title={order.listingTitle}
              >
                {order.listingTitle}
              </span>
            ),
          },
          { label: t('desk.facts.ended'), value: ended },
          rule,
          {
            label: t('desk.facts.decideBy'),
            value: (
              <>
                <DueTime dueAt={row.dueAt} full /> {why !== '' && <span className="t3">· {why}</span>}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

/** "Day 2 of 30 ✓ open": where the window stands, with a sign and a word. */
export function WindowDay({
  day,
  days,
  isIn,
  words,
  title,
}: {
  day: number | null;
  days: number;
  isIn: boolean;
  words: string;
  title?: string;
}) {
  const t = useT();
  const Icon = isIn ? CheckOutlined : CloseOutlined;
  return (
    <span title={title}>
      {day === null ? t('desk.facts.noWindow') : t('desk.facts.day', { day, days })}{' '}
      <span className={isIn ? 'ok' : 'er'}>
        <Icon aria-hidden /> {words}
      </span>
    </span>
  );
}

function useEnded(order: OrderCard, marketplaceId: string): string {
  const t = useT();
  const formats = useFormats();
  const zone = useZone(marketplaceId);
  const when = order.terminalAt === null ? '' : shortDay(order.terminalAt, formats, zone);
  if (order.status === 'open' || order.terminalAt === null) return t('desk.facts.status.open');
  const by = CANCELLED_BY.find((it) => it === order.cancelledBy);
  if (order.status === 'cancelled' && by !== undefined) return t(`desk.facts.by.${by}`, { when });
  return t(`desk.facts.status.${order.status}`, { when });
}

/** Formatters are slow to make, and this one is asked at every key. */
const made = new Map<string, Intl.DateTimeFormat>();

/** The pane is narrow: a day of this year goes without it. */
function shortDay(at: string, { instant, locale }: ReturnType<typeof useFormats>, zone: string | undefined): string {
  if (!isThisYear(at)) return instant('date', at, zone);
  const key = `${locale} ${zone}`;
  const format =
    made.get(key) ?? new Intl.DateTimeFormat(tagOf(locale), { day: 'numeric', month: 'short', timeZone: zone });
  made.set(key, format);
  return format.format(new Date(at));
}

function isThisYear(at: string): boolean {
  return new Date(at).getUTCFullYear() === new Date(businessNow()).getUTCFullYear();
}
