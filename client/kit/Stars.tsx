import StarIcon from '@mui/icons-material/Star';
import StarEmptyIcon from '@mui/icons-material/StarBorderOutlined';
import Box from '@mui/material/Box';
import { useT } from '../i18n/useT.ts';

const PLACES = [1, 2, 3, 4, 5];

/** Stars of one review. `short` is the number and one star, for rows. */
export function Stars({ rating, short = false }: { rating: number; short?: boolean }) {
  const t = useT();
  const name = t('kit.stars', { rating });
  if (short) {
    return (
      <Box
        component="span"
        role="img"
        aria-label={name}
        sx={{ whiteSpace: 'nowrap', color: 'text.secondary', fontWeight: 500 }}
      >
        {rating}
        <StarIcon sx={{ fontSize: 14, verticalAlign: '-2px' }} />
      </Box>
    );
  }
  return (
    <Box component="span" role="img" aria-label={name} sx={{ display: 'inline-flex', color: 'text.secondary' }}>
      {PLACES.map((place) => {
        const Icon = place <= rating ? StarIcon : StarEmptyIcon;
        return <Icon key={place} sx={{ fontSize: 14 }} />;
      })}
    </Box>
  );
}
