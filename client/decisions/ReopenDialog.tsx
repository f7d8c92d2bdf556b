import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { type DecisionRow, Revert } from '#server/decisions/contract.ts';
import { checkedBy } from '../data/checkedBy.ts';
import { useActs } from '../data/dataProvider.ts';
import { refreshCounts } from '../data/queries.ts';
import { refusedBy, useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { Notice } from '../kit/Notice.tsx';

const check = checkedBy(Revert);

/** Asks why, then takes the effect back. Posts the reason and nothing else. */
export function ReopenDialog({ decision, close }: { decision: DecisionRow; close: () => void }) {
  const t = useT();
  const translate = useTranslate();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<Record<string, unknown>>({});
  const [failure, setFailure] = useState<unknown>();
  const error = typeof errors.reason === 'string' ? translate(errors.reason) : undefined;
  const reopen = async () => {
    const found = check({ reason });
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    try {
      await acts.revert(decision.id, reason);
      notify('registers.decision.reopened', { type: 'success' });
      close();
      await refreshCounts(client);
    } catch (thrown) {
      setFailure(thrown);
      setErrors(refusedBy(thrown).errors);
    }
  };
  return (
    <Dialog open onClose={close} aria-labelledby="reopen-title" transitionDuration={0}>
      <DialogTitle id="reopen-title">{t('registers.decision.reopenTitle')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t('registers.decision.reopenLead')}</DialogContentText>
        {failure !== undefined && (
          <Notice tone="error" urgent>
            {refusalText(failure)}
          </Notice>
        )}
        <TextField
          autoFocus
          multiline
          minRows={3}
          label={t('registers.decision.reopenReason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          error={error !== undefined}
          helperText={error}
          sx={{ mt: 1 }}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 1000 } }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{t('app.cancel')}</Button>
        <Button variant="contained" color="primary" onClick={() => void reopen()}>
          {t('registers.decision.reopenDo')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
