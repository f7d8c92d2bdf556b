import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useT } from '../i18n/useT.ts';
import { Copy } from '../kit/Copy.tsx';
import { MONO } from '../kit/mono.ts';
import { Notice } from '../kit/Notice.tsx';
import { useTitle } from '../kit/Page.tsx';

/** A screen that could not be drawn: what did not happen, again, or home. */
export function ErrorPage({
  error,
  resetErrorBoundary,
}: {
  error: Error;
  resetErrorBoundary: (why?: unknown) => void;
}) {
  const t = useT();
  useTitle(t('app.error.title'));
  const home = () => {
    window.location.hash = '#/';
    resetErrorBoundary();
  };
  return (
    <Box sx={{ maxWidth: 560, mx: 'auto', p: 3 }}>
      <Notice tone="error" urgent>
        <b>{t('app.error.title')}.</b> {t('app.error.screen')}
      </Notice>
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
        <Button size="small" variant="contained" color="primary" onClick={() => resetErrorBoundary()}>
          {t('app.retry')}
        </Button>
        <Button size="small" onClick={home}>
          {t('app.menu.home')}
        </Button>
      </Box>
      <Box
        sx={{
          mt: 2,
          display: 'flex',
          alignItems: 'center',
          gap: 0.5,
          color: 'text.tertiary',
          fontFamily: MONO,
          fontSize: '0.75rem',
          overflowWrap: 'anywhere',
        }}
      >
        {error.message}
        <Copy text={`${error.message}\n${error.stack ?? ''}`} name={t('app.error.title')} />
      </Box>
    </Box>
  );
}
