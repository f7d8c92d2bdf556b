import { useMay } from '../data/session.ts';
import { useStatementColumns } from '../decisions/decisionColumns.tsx';
import { useHoldColumns } from '../escrow/holdColumns.tsx';
import { useT } from '../i18n/useT.ts';
import { Related } from '../kit/Related.tsx';
import { useOrderColumns } from '../orders/orderColumns.tsx';
import { useReviewColumns } from '../reviews/reviewColumns.tsx';

interface Props {
  person: { id: string; kinds: string[] };
}

const NEWEST_REVIEW = { field: 'submittedAt', order: 'DESC' } as const;

/** Everything the console knows about a person's dealings, newest first. */
export function PersonHistory({ person: { id, kinds } }: Props) {
  const t = useT();
  const orderColumns = useOrderColumns();
  const reviewColumns = useReviewColumns();
  const statementColumns = useStatementColumns();
  const holdColumns = useHoldColumns();
  const holds = useMay('escrow:read');
  const [orders, reviews, statements] = [useMay('orders:read'), useMay('reviews:read'), useMay('statements:read')];
  // The person of the page stands in its title and needs no column.
  // One person may be both; the register knows a side at a time.
  const sides = (['customer', 'specialist'] as const).filter((kind) => kinds.includes(kind));
  return (
    <>
      {reviews && (
        <Related
          title={t('registers.person.received')}
          resource="reviews"
          filter={{ subjectId: id }}
          sort={NEWEST_REVIEW}
          columns={reviewColumns.filter(({ key }) => key !== 'subject')}
        />
      )}
      {reviews && (
        <Related
          title={t('registers.person.given')}
          resource="reviews"
          filter={{ authorId: id }}
          sort={NEWEST_REVIEW}
          columns={reviewColumns.filter(({ key }) => key !== 'author')}
        />
      )}
      {orders &&
        sides.map((side) => (
          <Related
            key={side}
            title={`${t('registers.person.orders')}: ${t(`words.personKinds.${side}`)}`}
            resource="orders"
            filter={{ [`${side}Id`]: id }}
            sort={{ field: 'statusAt', order: 'DESC' }}
            columns={orderColumns.filter(({ key }) => key !== side)}
          />
        ))}
      {holds &&
        sides.map((side) => (
          <Related
            key={side}
            title={`${t('registers.person.holds')}: ${t(`words.personKinds.${side}`)}`}
            resource="holds"
            filter={{ [`${side}Id`]: id }}
            sort={{ field: 'createdAt', order: 'DESC' }}
            columns={holdColumns.filter(({ key }) => key !== side)}
          />
        ))}
      {statements && (
        <Related
          title={t('registers.person.statements')}
          resource="statements"
          filter={{ recipientId: id }}
          sort={{ field: 'createdAt', order: 'DESC' }}
          columns={statementColumns}
          linked={false}
        />
      )}
    </>
  );
}
