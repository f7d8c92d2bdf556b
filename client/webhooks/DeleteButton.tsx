import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { WebhookRow } from '#server/outbox/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';

/** Deleting cannot be taken back, so it asks once. */
export function DeleteButton({ webhook }: { webhook: WebhookRow }) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    try {
      await acts.delete('webhooks', { id: webhook.id });
      notify('settings.webhook.deleted', { type: 'success' });
      await navigate('/webhooks');
      await client.invalidateQueries({ queryKey: ['webhooks', 'getList'] });
    } catch (error) {
      notify(refusalText(error), { type: 'error' });
      setAsking(false);
    }
  };
  return (
    <>
      <Button size="small" color="error" onClick={() => setAsking(true)}>
        {t('settings.webhook.delete')}
      </Button>
      {asking && (
        <Dialog open onClose={() => setAsking(false)} aria-labelledby="delete-title" transitionDuration={0}>
          <DialogTitle id="delete-title" sx={{ overflowWrap: 'anywhere' }}>
            {t('settings.webhook.deleteTitle', { url: webhook.url })}
          </DialogTitle>
          <DialogContent>
            <DialogContentText>{t('settings.webhook.deleteLead')}</DialogContentText>
          </DialogContent>
          <DialogActions>
            <Button autoFocus onClick={() => setAsking(false)}>
              {t('app.cancel')}
            </Button>
            <Button variant="contained" color="error" onClick={() => void remove()}>
              {t('settings.webhook.deleteDo')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
