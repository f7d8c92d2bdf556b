import OfflineIcon from '@mui/icons-material/CloudOffOutlined';
import Box from '@mui/material/Box';
import { useOfflineSince } from '../data/connection.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useReaderZone } from '../kit/When.tsx';

/** Appears when the server stops answering and goes by itself. The region stays, so that it is spoken. */
export function OfflineBanner() {
  const t = useT();
  const { instant } = useFormats();
  const since = useOfflineSince();
  const zone = useReaderZone();
  return (
    <Box role="status">
      {since !== null && (
        <Box
          sx={{
            display: 'flex',
            gap: 1,
            alignItems: 'center',
            px: 2,
            py: 0.75,
            typography: 'caption',
            bgcolor: 'surface.sunken',
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <OfflineIcon />
          <span>
            <b>{t('app.offline.since', { time: instant('time', since, zone) })}</b> {t('app.offline.lead')}
          </span>
        </Box>
      )}
    </Box>
  );
}
