import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useBench } from '../../../desk/bench.ts';
import { DeskDialog } from '../../../desk/DeskDialog.tsx';
import { useT } from '../../../i18n/useT.ts';
import { useSendFrom } from './useSendFrom.ts';

const MESSAGE_MAX = 4_000;

/** The rejection stays, for good: whoever appealed is told why (DSA 20). */
export function UpholdDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { draft, write } = useBench();
  const [isWrong, setWrong] = useState(false);
  const send = useSendFrom('uphold', onClose);
  return (
    <DeskDialog
      title={t('desk.documents.uphold.title')}
      more={t('desk.documents.uphold.more')}
      submit={t('words.outcomes.uphold.do')}
      byCommand
      tone="error"
      onSubmit={() => {
        if (draft.message.trim() === '' || send === null) return setWrong(true);
        send({});
      }}
      onClose={onClose}
    >
      <TextField
        autoFocus
        required
        multiline
        minRows={3}
        label={t('desk.message.applicant')}
        value={draft.message}
        error={isWrong}
        helperText={isWrong ? t('desk.dialog.required') : undefined}
        onChange={(event) => {
          setWrong(false);
          write({ message: event.target.value });
        }}
        slotProps={{ htmlInput: { maxLength: MESSAGE_MAX } }}
      />
    </DeskDialog>
  );
}
