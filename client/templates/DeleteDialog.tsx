import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useT } from '../i18n/useT.ts';

interface DeleteDialogProps {
  name: string;
  onClose: () => void;
  onDelete: () => void;
}

/** Deleting cannot be taken back, so it asks once. */
export function DeleteDialog({ name, onClose, onDelete }: DeleteDialogProps) {
  const t = useT();
  return (
    <Dialog open onClose={onClose} aria-labelledby="delete-title" transitionDuration={0}>
      <DialogTitle id="delete-title" sx={{ overflowWrap: 'anywhere' }}>
        {t('settings.template.removeTitle', { name })}
      </DialogTitle>
      <DialogContent>
        <DialogContentText>{t('settings.template.removeLead')}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button variant="contained" color="error" onClick={onDelete}>
          {t('settings.template.removeDo')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
