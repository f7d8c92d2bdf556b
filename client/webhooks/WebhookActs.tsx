import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { z } from 'zod';
import type { WebhookRow, WebhookUpdated } from '#server/outbox/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { OnceDialog } from '../kit/OnceDialog.tsx';
import { DeleteButton } from './DeleteButton.tsx';

/** A test message, and a new signing secret, which is shown once. */
export function WebhookActs({ webhook }: { webhook: WebhookRow }) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const [secret, setSecret] = useState<string>();
  const run = async (act: () => Promise<void>) => {
    await act().catch((error: unknown) => notify(refusalText(error), { type: 'error' }));
    await client.invalidateQueries({ queryKey: ['webhooks'] });
    await client.invalidateQueries({ queryKey: ['deliveries', webhook.id] });
  };
  const test = async () => {
    await acts.testWebhook(webhook.id);
    notify('settings.webhook.testSent', { type: 'info' });
  };
  const replace = async () => {
    const data = { replaceSecret: true, version: webhook.version };
    const answer = await acts.update<z.infer<typeof WebhookUpdated>>('webhooks', {
      id: webhook.id,
      data,
      previousData: webhook,
    });
    setSecret(answer.data.secret);
  };
  return (
    <Box
      sx={{ mt: 2, display: 'flex', flexDirection: 'column', gap: 1, typography: 'caption', color: 'text.tertiary' }}
    >
      <Button size="small" onClick={() => void run(test)}>
        {t('settings.webhook.test')}
      </Button>
      <Button size="small" onClick={() => void run(replace)}>
        {t('settings.webhook.replaceSecret')}
      </Button>
      {t('settings.webhook.replaceHint')}
      <DeleteButton webhook={webhook} />
      {secret !== undefined && (
        <OnceDialog
          title={t('settings.webhook.secret')}
          lead={t('settings.webhook.secretLead')}
          secret={secret}
          close={() => setSecret(undefined)}
        />
      )}
    </Box>
  );
}
