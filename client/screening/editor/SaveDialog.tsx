import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Notice } from '../../kit/Notice.tsx';
import { useMarketplaceName } from '../../kit/useMarketplaceName.ts';
import type { Changes } from '../changes.ts';
import { useCounted } from '../useCounted.ts';
import { type Draft, useDrafts } from '../useDrafts.ts';
import { useChangeWords } from './useChangeWords.ts';
import { useSave } from './useSave.ts';

interface Props {
  draft: Draft;
  changes: Changes;
  close: () => void;
  refresh: () => void;
}

/** Names what changes before it holds, and asks why, for whoever changes it next. */
export function SaveDialog({ draft, changes, close, refresh }: Props) {
  const t = useT();
  const counted = useCounted();
  const marketplaceName = useMarketplaceName();
  const { lines } = useChangeWords();
  const { patch } = useDrafts();
  const { base, trial, body } = draft;
  const [note, setNote] = useState(draft.note);
  const version = base.version + 1;
  // Kept with the edits once the dialog goes: the page behind is long, and need not be drawn for each letter.
  const leave = () => {
    patch(base.marketplaceId, { note });
    close();
  };
  const { save, failure, isBusy } = useSave({ ...draft, note }, leave, refresh);
  const [asked, setAsked] = useState(false);
  const noNote = asked && note.trim() === '';
  const submit = () => {
    setAsked(true);
    if (note.trim() !== '') void save();
  };
  const tried = trial?.of === body ? trial.answer : undefined;
  return (
    <Dialog open onClose={leave} aria-labelledby="save-screening" transitionDuration={0}>
      <DialogTitle id="save-screening">
        {t('settings.screening.save.title', { version, marketplace: marketplaceName(base.marketplaceId) })}
      </DialogTitle>
      <DialogContent>
        {failure && (
          <Box sx={{ mb: 1.5 }}>
            <Notice tone="error" urgent>
              {failure} {t('settings.screening.save.kept')}
            </Notice>
          </Box>
        )}
        <Box component="ul" sx={{ maxHeight: 200, overflowY: 'auto', pl: 2, mb: 1.5, listStyle: 'disc' }}>
          {lines(changes).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Box>
        <DialogContentText>{t('settings.screening.save.lead')}</DialogContentText>
        <Box sx={{ my: 1.5 }}>
          {tried ? (
            <Notice tone="info">
              {t('settings.screening.save.tried', {
                ...counted(tried.reviews),
                texts: t('settings.screening.save.triedTexts', counted(tried.changesTotal)),
              })}
            </Notice>
          ) : (
            <Notice tone="warning">{t('settings.screening.save.untried')}</Notice>
          )}
        </Box>
        <TextField
          autoFocus
          multiline
          minRows={2}
          label={t('settings.screening.save.note')}
          value={note}
          onChange={({ target }) => setNote(target.value)}
          error={noNote}
          helperText={noNote && t('refusals.fields.too-small')}
          sx={{ mt: 0.75 }}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 500 } }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={leave}>{t('app.cancel')}</Button>
        <Button variant="contained" color="primary" aria-disabled={isBusy} onClick={submit}>
          {t('settings.screening.save.confirm', { version })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
