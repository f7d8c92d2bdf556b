import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import type { DialogCall } from './useDialogCall.ts';

/** Longest reason that the contract takes. */
const REASON_MAX = 1_000;

export function ReopenDialog({ call, onSubmit }: { call: DialogCall; onSubmit: (reason: string) => void }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = () => {
    if (reason.trim() === '') return setWrong(true);
    onSubmit(reason.trim());
  };
  return (
    <DeskDialog
      title={t('desk.reopen.title')}
      more={t('desk.reopen.more')}
      submit={t('desk.reopen.do')}
      {...call}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        required
        multiline
        minRows={2}
        label={t('desk.reopen.reason')}
        value={reason}
        error={isWrong}
        helperText={isWrong ? t('desk.dialog.required') : undefined}
        onChange={(event) => {
          setWrong(false);
          setReason(event.target.value);
        }}
        slotProps={{ htmlInput: { maxLength: REASON_MAX } }}
      />
    </DeskDialog>
  );
}
