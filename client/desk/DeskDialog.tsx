import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from 'react';
import { useT } from '../i18n/useT.ts';
import { Kbd } from '../kit/Kbd.tsx';
import { COMMAND } from '../kit/useHotkey.ts';
import { isSubmit } from './keyRules.ts';

interface DeskDialogProps {
  title: string;
  more?: string;
  submit: string;
  cancel?: string;
  /** Only Ctrl/⌘-Enter or a press sends it, not Enter alone: for what must not slip through. */
  byCommand?: boolean;
  tone?: 'primary' | 'error';
  /** What the server said no with, in words. */
  failure?: string | null;
  isBusy?: boolean;
  /** For texts to be read in it. */
  isWide?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A short form over the desk: Enter or Ctrl/⌘-Enter sends it, Esc closes it, and the focus goes back where it was. */
export function DeskDialog({
  title,
  more,
  submit,
  cancel,
  byCommand = false,
  tone = 'primary',
  failure,
  isBusy = false,
  isWide = false,
  onSubmit,
  onClose,
  children,
}: DeskDialogProps) {
  const t = useT();
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && !byCommand) onSubmit();
  };
  const press = (event: KeyboardEvent) => {
    if (isSubmit(event.nativeEvent) && !isBusy) onSubmit();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={more ? `${id}-more` : undefined}
      fullWidth
      slotProps={isWide ? { paper: { sx: { width: 720, maxWidth: 'calc(100vw - 32px)' } } } : undefined}
    >
      <form onSubmit={send} onKeyDown={press} noValidate>
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          {more && <DialogContentText id={`${id}-more`}>{more}</DialogContentText>}
          {children}
          {failure && (
            <DialogContentText role="alert" color="error">
              {failure}
            </DialogContentText>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>
            {cancel ?? t('desk.dialog.cancel')}
            {byCommand && <Kbd>Esc</Kbd>}
          </Button>
          <Button
            {...(byCommand ? { onClick: () => !isBusy && onSubmit() } : { type: 'submit' })}
            variant="contained"
            color={tone}
            aria-disabled={isBusy}
          >
            {submit}
            {byCommand && <Kbd>{COMMAND}</Kbd>}
            {byCommand && <Kbd>Enter</Kbd>}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
