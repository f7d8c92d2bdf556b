import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useOfflineSince } from '../../data/connection.ts';
import { refusedBy } from '../../data/refusal.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { visuallyHidden } from '../../kit/Skeletons.tsx';
import { Q_MIN, type useRecords } from './useRecords.ts';

interface Props {
  typed: string;
  count: number;
  records: ReturnType<typeof useRecords>;
}

/** What the list means: how to use it, that nothing was found, or that records could not be searched; the count is spoken. */
export function PaletteFoot({ typed, count, records: { error, retry, settled } }: Props) {
  const t = useT();
  const isOffline = useOfflineSince() !== null;
  const isShort = typed.trim().length < Q_MIN;
  const isNothing = settled && !isShort && count === 0 && !error;
  const { requestId } = refusedBy(error);
  return (
    <>
      <Box
        sx={{ px: 2, py: 1.25, typography: 'caption', color: 'text.tertiary', borderTop: 1, borderColor: 'divider' }}
      >
        {error ? (
          <Box
            role="alert"
            sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', color: 'error.main' }}
          >
            <span>{t(isOffline ? 'app.search.offline' : 'app.search.failed')}</span>
            <Button size="tiny" onClick={retry}>
              {t('app.retry')}
            </Button>
            {requestId && (
              <Box component="span" sx={{ color: 'text.tertiary' }}>
                {t('app.error.request')} <code>{requestId}</code>
              </Box>
            )}
          </Box>
        ) : isNothing ? (
          t('app.search.nothing', { q: typed.trim() })
        ) : isShort && count === 0 ? (
          t('app.search.hint')
        ) : (
          <Keys />
        )}
      </Box>
      <Box role="status" sx={visuallyHidden}>
        {settled ? t('app.search.count', { smart_count: count }) : ''}
      </Box>
    </>
  );
}

function Keys() {
  const t = useT();
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center', flexWrap: 'wrap' }}>
      <Kbd always>↑</Kbd> <Kbd always>↓</Kbd> {t('app.search.choose')} <Kbd always>Enter</Kbd> {t('app.search.openIt')}
    </Box>
  );
}
