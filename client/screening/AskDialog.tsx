import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';

interface Choice {
  label: string;
  act: () => void;
}

/** One question about edits that would be lost; what keeps them is the first thing a key reaches. */
export function AskDialog({ title, lead, cancel, go }: { title: string; lead: string; cancel: Choice; go: Choice }) {
  const id = useId();
  return (
    <Dialog open onClose={cancel.act} aria-labelledby={id} transitionDuration={0}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <DialogContentText>{lead}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={cancel.act}>
          {cancel.label}
        </Button>
        <Button color="error" onClick={go.act}>
          {go.label}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
