import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';

interface ConfirmDialogProps {
  title: string;
  lead: string;
  cancel: { label: string; act: () => void };
  go: { label: string; act: () => void };
  /** Filled where what it does cannot be taken back at all. */
  isFinal?: boolean;
}

/** One question before something is lost; what keeps it is the first thing a key reaches. */
export function ConfirmDialog({ title, lead, cancel, go, isFinal = false }: ConfirmDialogProps) {
  const id = useId();
  return (
    <Dialog open onClose={cancel.act} aria-labelledby={id} transitionDuration={0}>
      <DialogTitle id={id} sx={{ overflowWrap: 'anywhere' }}>
        {title}
      </DialogTitle>
      <DialogContent>
        <DialogContentText>{lead}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={cancel.act}>
          {cancel.label}
        </Button>
        <Button {...(isFinal && { variant: 'contained' })} color="error" onClick={go.act}>
          {go.label}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
