import Box from '@mui/material/Box';
import { useT } from '../i18n/useT.ts';
import { visuallyHidden } from '../kit/Skeletons.tsx';

/** First thing the Tab key reaches. A button, since with a hash router a link to #main would be an address. */
export function SkipLink() {
  const t = useT();
  return (
    <Box
      component="button"
      type="button"
      className="no-print"
      onClick={() => document.getElementById('main')?.focus()}
      sx={{
        '&:not(:focus)': visuallyHidden,
        '&:focus': {
          position: 'fixed',
          zIndex: 2000,
          top: 8,
          left: 8,
          px: 1.5,
          py: 1,
          typography: 'button',
          bgcolor: 'background.paper',
          color: 'primary.main',
          border: 1,
          borderColor: 'border.control',
          borderRadius: 1,
        },
      }}
    >
      {t('app.skip')}
    </Box>
  );
}
