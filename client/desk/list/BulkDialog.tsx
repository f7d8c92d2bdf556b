import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { REJECTION_REASONS, type RejectionReason } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { openPlaces } from '../../templates/places.ts';
import { type BulkText, reasonsOf } from '../bulkRules.ts';
import type { CaseList } from '../caseList.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import { ReasonButtons } from '../decision/ReasonButtons.tsx';
import { missingPlaces, withReason } from '../missing.ts';
import type { Asking } from '../useBulk.ts';
import { BulkPreview } from './BulkPreview.tsx';
import { useFullTexts } from './useFullTexts.ts';

interface BulkDialogProps {
  asking: Asking;
  /** The list as it stands now: what others took or decided since the dialog opened. */
  list: CaseList;
  onClose: () => void;
  onSubmit: (rows: Asking['rows'], text: BulkText) => void;
}

/**
 * What would be decided, case by case, and what all of them share. Each can be taken out; nothing comes in. To read this
 * and press its button is the confirmation: nothing is typed besides (RULINGS 6).
 */
export function BulkDialog({ asking, list, onClose, onSubmit }: BulkDialogProps) {
  const { outcome, reason } = asking;
  const t = useT();
  const [rows, setRows] = useState(asking.rows);
  const [reasons, setReasons] = useState<readonly RejectionReason[]>(reason === null ? [] : [reason]);
  const [message, setMessage] = useState('');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const texts = useFullTexts(rows, reason !== null);
  const need = reasonsOf(outcome);
  const toggle = (each: RejectionReason) => {
    const next = withReason(reasons, each);
    setWrong(next === null ? t('desk.missing.most') : null);
    if (next !== null) setReasons(next);
  };
  const submit = () => {
    if (rows.length === 0) return setWrong(t('desk.bulk.empty'));
    if (need === 'must' && reasons.length === 0) return setWrong(t('desk.missing.reasons'));
    if (texts.missing > 0) return setWrong(t('desk.bulk.unread', { smart_count: texts.missing }));
    if (need !== 'none' && missingPlaces(message) !== null) {
      const open = openPlaces(message).map((place) => t(`desk.places.${place}`));
      return setWrong(t('desk.missing.places', { smart_count: open.length, places: open.join(', ') }));
    }
    onSubmit(rows, { reasons: need === 'none' ? [] : reasons, message: message.trim(), note: note.trim() });
  };
  return (
    <DeskDialog
      title={
        reason === null
          ? t(`desk.bulk.title.${outcome}`, { smart_count: rows.length })
          : t('desk.bulk.sweepTitle', { smart_count: rows.length, reason: t(`words.reasons.${reason}.short`) })
      }
      more={reason === null ? undefined : t('desk.bulk.sweepMore')}
      submit={t('desk.bulk.do', { action: t(`words.outcomes.${outcome}.do`), count: rows.length })}
      tone={need === 'none' ? 'primary' : 'error'}
      isWide={reason !== null}
      failure={wrong}
      onClose={onClose}
      onSubmit={submit}
    >
      <BulkPreview
        rows={rows}
        list={list}
        texts={texts}
        onRemove={(id) => setRows(rows.filter((row) => row.id !== id))}
      />
      {need !== 'none' && reason === null && (
        <div className="desk-in-dialog">
          {need === 'may' && <p className="t2 sm">{t('desk.bulk.mayReasons')}</p>}
          <ReasonButtons
            reasons={REJECTION_REASONS}
            chosen={reasons}
            isWrong={wrong !== null && need === 'must' && reasons.length === 0}
            hasKeys={false}
            onToggle={toggle}
          />
        </div>
      )}
      {need !== 'none' && (
        <TextField
          label={t('desk.message.authors')}
          value={message}
          onChange={(event) => setMessage(event.target.value)}
          multiline
          minRows={1}
        />
      )}
      <TextField
        label={t('desk.message.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        multiline
        minRows={1}
      />
    </DeskDialog>
  );
}
