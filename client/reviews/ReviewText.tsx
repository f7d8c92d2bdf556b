import HiddenIcon from '@mui/icons-material/VisibilityOffOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ReviewRow } from '#server/reviews/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useMay } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { Failure } from '../kit/Failure.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Stars } from '../kit/Stars.tsx';
import { UserText } from '../kit/UserText.tsx';

/** The text, or why it is not shown. A blind text is revealed by right only, and the reading is recorded (RULINGS 9). */
export function ReviewText({ review }: { review: ReviewRow }) {
  const t = useT();
  const acts = useActs();
  const mayReveal = useMay('reveal-blind');
  const [revealed, setRevealed] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const text = review.text ?? revealed;
  const reveal = () => acts.reveal(review.id).then((answer) => setRevealed(answer.text), setFailure);
  return (
    <>
      <Stars rating={review.rating} />
      {text !== undefined &&
        (text === '' ? (
          <Box sx={{ color: 'text.tertiary', mt: 1 }}>{t('registers.review.noText')}</Box>
        ) : (
          <UserText text={text} lang={review.language} />
        ))}
      {text === undefined && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1, color: 'text.secondary', flexWrap: 'wrap' }}>
          <HiddenIcon />
          <span>{t('registers.review.blind')}</span>
          {mayReveal && (
            <Button size="small" onClick={() => void reveal()} title={t('registers.review.revealHint')}>
              {t('registers.review.reveal')}
            </Button>
          )}
        </Box>
      )}
      <Box sx={{ mt: 1 }}>
        {revealed !== undefined && <Notice tone="info">{t('registers.review.revealed')}</Notice>}
        {review.redacted && <Notice tone="info">{t('registers.review.redacted')}</Notice>}
        {failure !== undefined && <Failure error={failure} />}
      </Box>
    </>
  );
}
