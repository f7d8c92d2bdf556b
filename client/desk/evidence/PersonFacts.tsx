import type { PersonCard } from '#server/reviews/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { type Translate, useT } from '../../i18n/useT.ts';
import { PersonLink } from '../../kit/PersonLink.tsx';
import { Rating } from '../../kit/Rating.tsx';
import { When } from '../../kit/When.tsx';
import type { ReviewedContext } from '../parts.ts';
import { Facts } from './Facts.tsx';

/** The two sides in short, as they stand under the content. */
export function ContextFacts({ context }: { context: ReviewedContext }) {
  const { author, subject, order, review } = context;
  const t = useT();
  const { number } = useFormats();
  return (
    <section className="sec">
      <h3>{t('desk.section.context')}</h3>
      <div className="two">
        <Facts
          facts={[
            { label: t('desk.person.author'), value: totals(t, author) },
            { label: t('desk.person.gives'), value: gives(t, number, author) },
          ]}
        />
        <Facts
          facts={[
            {
              label: t('desk.person.subject'),
              value: `${t('desk.person.orders', { smart_count: subject.orders })}, ${t('desk.person.received', { smart_count: subject.received })}`,
            },
            { label: t('desk.person.cancels'), value: cancels(t, number, subject) },
            {
              label: t('desk.person.disputesLabel'),
              value: t('desk.person.disputes', { smart_count: subject.disputes }),
            },
            order.categoryName !== null && {
              label: t('desk.facts.category'),
              value: <span lang={review.language ?? undefined}>{order.categoryName}</span>,
            },
          ]}
        />
      </div>
    </section>
  );
}

/** One side in full, for the tab "People". */
export function PersonPanel({
  person,
  role,
  marketplaceId,
  language,
}: {
  person: PersonCard;
  role: string;
  marketplaceId: string;
  language: string | null;
}) {
  const t = useT();
  const { number } = useFormats();
  return (
    <section className="box pad" aria-label={`${role}: ${person.displayName}`}>
      <p className="sm t3">{role}</p>
      <p className="m" style={{ marginBottom: 8 }}>
        <PersonLink id={person.id} name={person.displayName} language={language} />
      </p>
      <Facts
        facts={[
          { label: t('desk.person.rating'), value: <Rating rating={person.rating} /> },
          { label: t('desk.person.ordersLabel'), value: t('desk.person.orders', { smart_count: person.orders }) },
          { label: t('desk.person.cancels'), value: cancels(t, number, person) },
          {
            label: t('desk.person.reviewsLabel'),
            value: `${t('desk.person.given', { smart_count: person.given })}, ${t('desk.person.received', { smart_count: person.received })}, ${t('desk.person.rejected', { smart_count: person.rejected })}`,
          },
          { label: t('desk.person.gives'), value: gives(t, number, person) },
          { label: t('desk.person.disputesLabel'), value: t('desk.person.disputes', { smart_count: person.disputes }) },
          {
            label: t('desk.person.since'),
            value:
              person.registeredAt === null ? (
                t('desk.person.unknown')
              ) : (
                <When at={person.registeredAt} marketplaceId={marketplaceId} look="date" />
              ),
          },
        ]}
      />
    </section>
  );
}

type Format = (value: number, digits?: number) => string;

const totals = (t: Translate, { orders, given, rejected }: PersonCard) =>
  [
    t('desk.person.orders', { smart_count: orders }),
    t('desk.person.given', { smart_count: given }),
    t('desk.person.rejected', { smart_count: rejected }),
  ].join(', ');

const gives = (t: Translate, number: Format, { givenMean }: PersonCard) =>
  givenMean === null ? t('desk.person.none') : t('desk.person.givesMean', { mean: number(givenMean, 2) });

const cancels = (t: Translate, number: Format, { cancelled, orders }: PersonCard) =>
  orders === 0
    ? t('desk.person.none')
    : t('desk.person.cancelsOf', { cancelled, orders, percent: number((cancelled / orders) * 100, 1) });
