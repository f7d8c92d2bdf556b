import Box from '@mui/material/Box';
import { refusedBy } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { Copy } from './Copy.tsx';
import { MONO } from './mono.ts';

/** The id under which the server has logged what failed; nothing where it never answered. */
export function RequestId({ error }: { error: unknown }) {
  const t = useT();
  const { requestId } = refusedBy(error);
  if (!requestId) return null;
  return (
    <Box
      component="span"
      sx={{ typography: 'caption', color: 'text.tertiary', display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
    >
      {t('app.error.request')}{' '}
      <Box component="code" sx={{ fontFamily: MONO }}>
        {requestId}
      </Box>
      <Copy text={requestId} name={t('app.error.request')} />
    </Box>
  );
}
