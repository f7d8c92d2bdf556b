import HiddenIcon from '@mui/icons-material/VisibilityOffOutlined';
import Box from '@mui/material/Box';
import type { RatingView } from '#server/ratings/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';

/** "4.67 (3)"; under the threshold the word "hidden" with the crossed eye, never a number that looks like a rating (IZI-20). */
export function Rating({ rating }: { rating: RatingView }) {
  const t = useT();
  const { number } = useFormats();
  if (rating.shown && rating.value !== null)
    return <span>{t('kit.rating.shown', { value: number(rating.value, 2), count: rating.count })}</span>;
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', verticalAlign: 'bottom', gap: 0.5, color: 'text.secondary' }}
    >
      {t('kit.rating.hidden', { count: rating.count })}
      <HiddenIcon sx={{ fontSize: 14 }} />
    </Box>
  );
}
