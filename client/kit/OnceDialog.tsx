import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useT } from '../i18n/useT.ts';
import { Copy } from './Copy.tsx';
import { MONO } from './mono.ts';
import { Notice } from './Notice.tsx';

/** A secret that nobody can read again. Only the button closes it, since a stray click would lose it. */
export function OnceDialog({
  title,
  lead,
  secret,
  close,
}: {
  title: string;
  lead: string;
  secret: string;
  close: () => void;
}) {
  const t = useT();
  return (
    <Dialog open aria-labelledby="once-title" transitionDuration={0} slotProps={{ paper: { sx: { width: 560 } } }}>
      <DialogTitle id="once-title">{title}</DialogTitle>
      <DialogContent>
        <Box sx={{ color: 'text.secondary', mb: 1.5 }}>{lead}</Box>
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            p: 1,
            mb: 1.5,
            bgcolor: 'surface.sunken',
            borderRadius: 1,
          }}
        >
          <Box
            component="code"
            sx={{ flex: 1, fontFamily: MONO, fontSize: '0.75rem', overflowWrap: 'anywhere', userSelect: 'all' }}
          >
            {secret}
          </Box>
          <Copy text={secret} name={title} />
        </Box>
        <Notice tone="warning">{t('settings.once')}</Notice>
      </DialogContent>
      <DialogActions>
        <Button autoFocus variant="contained" color="primary" onClick={close}>
          {t('settings.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
