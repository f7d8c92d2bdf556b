import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { REJECTION_REASONS, type RejectionReason } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import { ReasonButtons } from '../decision/ReasonButtons.tsx';
import { REASONS_MAX } from '../missing.ts';
import type { BulkText } from '../useBulk.ts';

interface BulkDialogProps {
  outcome: 'reject' | 'remove';
  count: number;
  onClose: () => void;
  onSubmit: (text: BulkText) => void;
}

/** The reasons, message and note that all chosen cases share. */
export function BulkDialog({ outcome, count, onClose, onSubmit }: BulkDialogProps) {
  const t = useT();
  const [reasons, setReasons] = useState<readonly RejectionReason[]>([]);
  const [message, setMessage] = useState('');
  const [note, setNote] = useState('');
  const [isWrong, setWrong] = useState(false);
  const toggle = (reason: RejectionReason) => {
    setWrong(false);
    setReasons((before) =>
      before.includes(reason) ? before.filter((it) => it !== reason) : [...before, reason].slice(-REASONS_MAX),
    );
  };
  const submit = () => {
    if (reasons.length === 0) return setWrong(true);
    onSubmit({ reasons, message: message.trim(), note: note.trim() });
  };
  return (
    <DeskDialog
      title={t(`desk.bulk.title.${outcome}`, { smart_count: count })}
      submit={t('desk.bulk.do', { action: t(`words.outcomes.${outcome}.do`), count })}
      tone="error"
      failure={isWrong ? t('desk.missing.reasons') : null}
      onClose={onClose}
      onSubmit={submit}
    >
      <div className="desk-in-dialog">
        <ReasonButtons
          reasons={REJECTION_REASONS}
          chosen={reasons}
          isWrong={isWrong}
          hasKeys={false}
          onToggle={toggle}
        />
      </div>
      <TextField
        label={t('desk.message.authors')}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
        multiline
        minRows={2}
      />
      <TextField
        label={t('desk.message.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        multiline
        minRows={2}
      />
    </DeskDialog>
  );
}
