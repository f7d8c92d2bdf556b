import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { type Translate, useT } from '../../i18n/useT.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import type { DialogCall } from './useDialogCall.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
/** Minutes; seven days are the contract's own limit. */
const SPANS = [30, 2 * HOUR, 4 * HOUR, DAY, 3 * DAY, 7 * DAY] as const;
/** Longest reason that the contract takes. */
const REASON_MAX = 500;

export function HoldDialog({
  call,
  onSubmit,
}: {
  call: DialogCall;
  onSubmit: (reason: string, minutes: number) => void;
}) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState<number>(4 * HOUR);
  const [isWrong, setWrong] = useState(false);
  const submit = () => {
    if (reason.trim() === '') return setWrong(true);
    onSubmit(reason.trim(), minutes);
  };
  return (
    <DeskDialog
      title={t('desk.hold.title')}
      more={t('desk.hold.more')}
      submit={t('desk.hold.do')}
      {...call}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        required
        label={t('desk.hold.reason')}
        value={reason}
        error={isWrong}
        helperText={isWrong ? t('desk.dialog.required') : undefined}
        onChange={(event) => {
          setWrong(false);
          setReason(event.target.value);
        }}
        slotProps={{ htmlInput: { maxLength: REASON_MAX } }}
      />
      <TextField
        select
        label={t('desk.hold.until')}
        value={minutes}
        onChange={(event) => setMinutes(Number(event.target.value))}
        slotProps={{ select: { native: true } }}
      >
        {SPANS.map((span) => (
          <option key={span} value={span}>
            {spanWords(t, span)}
          </option>
        ))}
      </TextField>
    </DeskDialog>
  );
}

function spanWords(t: Translate, minutes: number): string {
  if (minutes < HOUR) return t('desk.hold.minutes', { smart_count: minutes });
  if (minutes < DAY) return t('desk.hold.hours', { smart_count: minutes / HOUR });
  return t('desk.hold.days', { smart_count: minutes / DAY });
}
