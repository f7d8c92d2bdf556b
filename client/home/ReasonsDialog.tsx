import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { REJECTION_REASONS } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';

/** The twelve reasons as moderators and as authors read them. */
export function ReasonsDialog({ close }: { close: () => void }) {
  const t = useT();
  return (
    <Dialog
      open
      onClose={close}
      aria-labelledby="reasons-title"
      transitionDuration={0}
      slotProps={{ paper: { sx: { width: 600 } } }}
    >
      <DialogTitle id="reasons-title">{t('home.reasonsTitle')}</DialogTitle>
      {/* Words only: it scrolls where it does not fit, so the keyboard must be able to stand in it. */}
      <DialogContent tabIndex={0}>
        <Box sx={{ color: 'text.secondary', mb: 1.5 }}>{t('home.reasonsLead')}</Box>
        <Box
          component="dl"
          sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '168px 1fr' }, rowGap: 0.75, columnGap: 2 }}
        >
          {REJECTION_REASONS.map((reason) => (
            <Box key={reason} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ fontWeight: 500 }}>
                {reason} {t(`words.reasons.${reason}.short`)}
              </Box>
              <Box component="dd" sx={{ color: 'text.secondary' }}>
                {t(`words.reasons.${reason}.long`)}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button autoFocus variant="contained" color="primary" onClick={close}>
          {t('app.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
