import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { refusedBy, useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { Notice } from './Notice.tsx';
import { RequestId } from './RequestId.tsx';

/** What failed, what did not happen, what to do or who can help, and the id under which the server has logged it. */
export function Failure({ error, consequence, retry }: { error: unknown; consequence?: string; retry?: () => void }) {
  const t = useT();
  const refusalText = useRefusalText();
  const isForbidden = refusedBy(error).status === 403;
  return (
    <Box sx={{ p: 2, maxWidth: 560 }}>
      <Notice tone="error" urgent>
        <b>{refusalText(error)}</b> {isForbidden ? t('app.noPermission.grant') : (consequence ?? t('app.error.read'))}
      </Notice>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1.5, flexWrap: 'wrap' }}>
        {retry && (
          <Button size="small" onClick={retry}>
            {t('app.retry')}
          </Button>
        )}
        <RequestId error={error} />
      </Box>
    </Box>
  );
}
