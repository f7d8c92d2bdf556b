import { useGetMany } from 'react-admin';
import type { ReviewRow } from '#server/reviews/contract.ts';
import type { RingRow } from '#server/rings/contract.ts';
import { useT } from '../i18n/useT.ts';
import { DataRows } from '../kit/DataRows.tsx';
import { Failure } from '../kit/Failure.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { useReviewColumns } from '../reviews/reviewColumns.tsx';

/** A group of hundreds is judged by its evidence; these are to be compared by eye. */
const SHOWN = 50;

/** The reviews themselves, to compare who wrote what about whom, and when. */
export function RingReviews({ ring }: { ring: RingRow }) {
  const t = useT();
  const columns = useReviewColumns();
  const ids = ring.reviewIds.slice(0, SHOWN);
  const { data, error, isPending, refetch } = useGetMany<ReviewRow>('reviews', { ids });
  const rows = data?.filter(Boolean).sort((one, other) => one.submittedAt.localeCompare(other.submittedAt));
  const more = ring.reviewIds.length - ids.length;
  return (
    <Section
      title={t('registers.ring.texts')}
      aside={more > 0 ? t('registers.ring.moreReviews', { smart_count: more }) : ring.reviewIds.length}
    >
      <Panel>
        {error && <Failure error={error} retry={() => void refetch()} />}
        {isPending && !error && <Skeletons lines={4} row={30} />}
        {rows && (
          <DataRows
            caption={t('registers.ring.texts')}
            rows={rows}
            columns={columns.map(({ sort: _, ...rest }) => rest)}
          />
        )}
      </Panel>
    </Section>
  );
}
