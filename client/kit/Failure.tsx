import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { refusedBy, useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { Copy } from './Copy.tsx';
import { MONO } from './mono.ts';
import { Notice } from './Notice.tsx';

/** What failed, what did not happen, what to do, and the id under which the server has logged it. */
export function Failure({ error, consequence, retry }: { error: unknown; consequence?: string; retry?: () => void }) {
  const t = useT();
  const refusalText = useRefusalText();
  const { requestId } = refusedBy(error);
  return (
    <Box sx={{ p: 2, maxWidth: 560 }}>
      <Notice tone="error" urgent>
        <b>{refusalText(error)}</b> {consequence ?? t('app.error.read')}
      </Notice>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1.5, flexWrap: 'wrap' }}>
        {retry && (
          <Button size="small" onClick={retry}>
            {t('app.retry')}
          </Button>
        )}
        {requestId && (
          <Box
            component="span"
            sx={{
              typography: 'caption',
              color: 'text.tertiary',
              display: 'inline-flex',
              alignItems: 'center',
              gap: 0.5,
            }}
          >
            {t('app.error.request')}{' '}
            <Box component="code" sx={{ fontFamily: MONO }}>
              {requestId}
            </Box>
            <Copy text={requestId} name={t('app.error.request')} />
          </Box>
        )}
      </Box>
    </Box>
  );
}
