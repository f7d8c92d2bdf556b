import Box from '@mui/material/Box';
import { useT } from '../i18n/useT.ts';
import { partsOf } from './places.ts';

/** A text as it will be read, with the places that are still open marked as such. */
export function TextWithPlaces({ text, language }: { text: string; language: string }) {
  const t = useT();
  return (
    <Box
      lang={language}
      sx={{
        typography: 'body2',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        p: 1.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'surface.sunken',
      }}
    >
      {partsOf(text).map(({ at, words, place }) =>
        place ? (
          <Box
            key={at}
            component="mark"
            sx={{ bgcolor: 'warning.soft', color: 'warning.main', borderRadius: '3px', px: 0.5, fontWeight: 500 }}
          >
            {t(`desk.places.${place}`)}
          </Box>
        ) : (
          <span key={at}>{words}</span>
        ),
      )}
    </Box>
  );
}
