import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';

const SIGNS = ['star', 'or', 'gap', 'brackets', 'prefix', 'spelling'] as const;

/** How words are written, for whoever asks; closed, since one learns it once. */
export function Grammar() {
  const t = useT();
  return (
    <Box
      component="details"
      sx={{ mt: 1.5, '& summary': { cursor: 'pointer', color: 'primary.main', width: 'fit-content' } }}
    >
      <summary>{t('settings.screening.lists.grammar')}</summary>
      <Box component="ul" sx={{ mt: 0.5, color: 'text.secondary', '& li': { py: 0.25 } }}>
        {SIGNS.map((sign) => (
          <li key={sign}>{t(`settings.screening.lists.signs.${sign}`)}</li>
        ))}
      </Box>
    </Box>
  );
}
