import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Queue } from '#db/words.ts';
import { useColleagues } from '../../data/queries.ts';
import { useRefusalText } from '../../data/refusal.ts';
import { useT } from '../../i18n/useT.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import { useWord } from '../word.ts';
import type { DialogCall } from './useDialogCall.ts';

/** Longest note that the contract takes. */
const NOTE_MAX = 1_000;

interface HandOverDialogProps {
  call: DialogCall;
  queue: Queue;
  onSubmit: (to: { id: string; alias: string }, note: string) => void;
}

export function HandOverDialog({ call, queue, onSubmit }: HandOverDialogProps) {
  const t = useT();
  const word = useWord();
  const { data: colleagues, error, refetch } = useColleagues(queue);
  const refusalText = useRefusalText();
  const [toId, setToId] = useState('');
  const [note, setNote] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = () => {
    const to = colleagues?.find((it) => it.id === toId);
    if (to === undefined || note.trim() === '') return setWrong(true);
    onSubmit(to, note.trim());
  };
  const required = t('desk.dialog.required');
  return (
    <DeskDialog
      title={t('desk.handOver.title')}
      more={t('desk.handOver.more')}
      submit={t('desk.handOver.do')}
      {...call}
      onSubmit={submit}
    >
      {error && colleagues === undefined && (
        <DialogContentText role="alert" color="error">
          {refusalText(error)}{' '}
          <Button size="tiny" onClick={() => void refetch()}>
            {t('desk.empty.again')}
          </Button>
        </DialogContentText>
      )}
      {colleagues?.length === 0 && <DialogContentText>{t('desk.handOver.nobody')}</DialogContentText>}
      <TextField
        select
        autoFocus
        required
        label={t('desk.handOver.to')}
        value={toId}
        error={isWrong && toId === ''}
        helperText={isWrong && toId === '' ? required : undefined}
        onChange={(event) => setToId(event.target.value)}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      >
        <option value="" />
        {colleagues?.map((it) => (
          <option key={it.id} value={it.id}>
            {it.alias}, {word(`words.roles.${it.role}`, it.role)}
          </option>
        ))}
      </TextField>
      <TextField
        required
        multiline
        minRows={2}
        label={t('desk.handOver.note')}
        value={note}
        error={isWrong && note.trim() === ''}
        helperText={isWrong && note.trim() === '' ? required : undefined}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: NOTE_MAX } }}
      />
    </DeskDialog>
  );
}
