import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { WebhookRow } from '#server/outbox/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';

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
        <ConfirmDialog
          isFinal
          title={t('settings.webhook.deleteTitle', { url: webhook.url })}
          lead={t('settings.webhook.deleteLead')}
          cancel={{ label: t('app.cancel'), act: () => setAsking(false) }}
          go={{ label: t('settings.webhook.deleteDo'), act: () => void remove() }}
        />
      )}
    </>
  );
}
