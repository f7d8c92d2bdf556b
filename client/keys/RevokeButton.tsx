import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { ApiKeyRow } from '#server/access/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';

/** Revoking cannot be taken back, so it asks once. */
export function RevokeButton({ apiKey }: { apiKey: ApiKeyRow }) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState(false);
  const revoke = async () => {
    try {
      await acts.delete('api-keys', { id: apiKey.id });
      notify('settings.key.revokedDone', { type: 'success' });
      await client.invalidateQueries({ queryKey: ['api-keys'] });
    } catch (error) {
      notify(refusalText(error), { type: 'error' });
    }
    setAsking(false);
  };
  return (
    <>
      <Button
        size="tiny"
        variant="text"
        onClick={() => setAsking(true)}
        aria-label={`${t('settings.key.revoke')} ${apiKey.name}`}
      >
        {t('settings.key.revoke')}
      </Button>
      {asking && (
        <Dialog open onClose={() => setAsking(false)} aria-labelledby="revoke-title" transitionDuration={0}>
          <DialogTitle id="revoke-title">{t('settings.key.revokeTitle', { name: apiKey.name })}</DialogTitle>
          <DialogContent>
            <DialogContentText>{t('settings.key.revokeLead')}</DialogContentText>
          </DialogContent>
          <DialogActions>
            <Button autoFocus onClick={() => setAsking(false)}>
              {t('app.cancel')}
            </Button>
            <Button variant="contained" color="error" onClick={() => void revoke()}>
              {t('settings.key.revokeDo')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
