import { Link } from 'react-router-dom';
import type { ReviewRow } from '#server/reviews/contract.ts';
import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { FactList } from '../kit/FactList.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { Stars } from '../kit/Stars.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { useLanguageName } from '../kit/useLanguageName.ts';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import { ReviewHistory } from './ReviewHistory.tsx';
import { ReviewText } from './ReviewText.tsx';

export function ReviewShow() {
  const t = useT();
  return (
    <RecordPage<ReviewRow>
      resource="reviews"
      title={({ id }) => `${t('registers.fields.review')} ${shortId('review', id)}`}
    >
      {(review) => (
        <TwoColumns
          main={
            <>
              <Section
                title={t('registers.review.content')}
                end={<StatusChip of="reviewStatuses" value={review.status} />}
              >
                <Panel padded>
                  <ReviewText review={review} />
                </Panel>
              </Section>
              <ReviewHistory review={review} />
            </>
          }
          side={<Facts review={review} />}
        />
      )}
    </RecordPage>
  );
}

function Facts({ review }: { review: ReviewRow }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const languageName = useLanguageName();
  const { marketplaceId } = review;
  return (
    <Section title={t('registers.review.facts')}>
      <Panel padded>
        <FactList
          labelWidth={120}
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="review" id={review.id} /> },
            review.externalId !== null && { label: t('registers.fields.externalId'), value: review.externalId },
            { label: t('registers.fields.marketplace'), value: marketplaceName(marketplaceId) },
            { label: t('registers.fields.stars'), value: <Stars rating={review.rating} /> },
            {
              label: t('registers.fields.author'),
              value: <PersonLink id={review.authorId} name={review.authorName} language={review.language} />,
            },
            {
              label: t('registers.fields.subject'),
              value: <PersonLink id={review.subjectId} name={review.subjectName} language={review.language} />,
            },
            {
              label: t('registers.fields.order'),
              value: <Link to={recordPath('order', review.orderId)}>{shortId('order', review.orderId)}</Link>,
            },
            { label: t('registers.fields.language'), value: languageName(review.language) },
            {
              label: t('registers.fields.submitted'),
              value: <When at={review.submittedAt} marketplaceId={marketplaceId} />,
            },
            {
              label: t('registers.fields.published'),
              value: <When at={review.publishedAt} marketplaceId={marketplaceId} />,
            },
            { label: t('registers.fields.source'), value: t(`words.reviewSources.${review.source}`) },
            { label: t('registers.fields.version'), value: review.version },
          ]}
        />
      </Panel>
    </Section>
  );
}
