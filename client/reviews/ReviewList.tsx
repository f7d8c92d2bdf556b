import { REVIEW_SOURCES, REVIEW_STATUSES } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useReviewColumns } from './reviewColumns.tsx';

const STARS = [1, 2, 3, 4, 5];

export function ReviewList() {
  const t = useT();
  const columns = useReviewColumns();
  const statuses = useChoices('reviewStatuses', REVIEW_STATUSES);
  const sources = useChoices('reviewSources', REVIEW_SOURCES);
  const filters = [
    ...useMarketplaceFilter(),
    { source: 'status', label: t('registers.fields.status'), choices: statuses },
    {
      source: 'rating',
      label: t('registers.fields.stars'),
      choices: STARS.map((id) => ({ id, name: `${id} ★` })),
      width: 96,
    },
    { source: 'source', label: t('registers.fields.source'), choices: sources },
  ];
  return (
    <Register resource="reviews" columns={columns} filters={filters} sort={{ field: 'submittedAt', order: 'DESC' }} />
  );
}
