import { Link } from 'react-router-dom';
import type { ReviewRow } from '#server/reviews/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { Stars } from '../kit/Stars.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { VisibleText } from '../kit/UserText.tsx';
import { When } from '../kit/When.tsx';

export function useReviewColumns(): Column<ReviewRow>[] {
  const t = useT();
  return [
    {
      key: 'id',
      label: t('registers.fields.review'),
      render: ({ id }) => <Link to={recordPath('review', id)}>{shortId('review', id)}</Link>,
    },
    { key: 'stars', label: t('registers.fields.stars'), render: ({ rating }) => <Stars rating={rating} short /> },
    {
      key: 'author',
      label: t('registers.fields.author'),
      render: ({ authorId, authorName, language }) => (
        <PersonLink id={authorId} name={authorName} language={language} />
      ),
    },
    {
      key: 'subject',
      label: t('registers.fields.subject'),
      render: ({ subjectId, subjectName, language }) => (
        <PersonLink id={subjectId} name={subjectName} language={language} />
      ),
    },
    { key: 'text', label: t('registers.fields.text'), grow: true, render: (review) => <Excerpt review={review} /> },
    {
      key: 'status',
      label: t('registers.fields.status'),
      render: ({ status }) => <StatusChip of="reviewStatuses" value={status} />,
    },
    {
      key: 'submitted',
      label: t('registers.fields.submitted'),
      align: 'right',
      sort: 'submittedAt',
      render: ({ submittedAt, marketplaceId }) => <When at={submittedAt} marketplaceId={marketplaceId} look="date" />,
    },
  ];
}

const EXCERPT_CHARACTERS = 160;

/** The beginning of the text in one line. Null means that it is still blind for whoever reads. */
function Excerpt({ review: { text, language } }: { review: ReviewRow }) {
  const t = useT();
  if (text === null) return <i>{t('registers.review.blindShort')}</i>;
  if (text === '') return <i>{t('registers.review.noText')}</i>;
  return (
    <span lang={language ?? undefined} dir="auto">
      <VisibleText text={text.slice(0, EXCERPT_CHARACTERS)} />
    </span>
  );
}
