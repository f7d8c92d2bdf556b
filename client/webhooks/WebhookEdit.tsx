import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type WebhookRow, WebhookUpdate } from '#server/outbox/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useT } from '../i18n/useT.ts';
import { FormCard } from '../kit/FormCard.tsx';
import { Tick } from '../kit/fields.tsx';
import { recordPath } from '../kit/paths.ts';
import { RecordPage } from '../kit/RecordPage.tsx';
import { useForm } from '../kit/useForm.ts';
import { WebhookFields, type WebhookValues } from './WebhookFields.tsx';

export const WebhookEdit = () => (
  <RecordPage<WebhookRow> resource="webhooks" title={({ url }) => url}>
    {(webhook) => <Form key={webhook.version} webhook={webhook} />}
  </RecordPage>
);

function Form({ webhook }: { webhook: WebhookRow }) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const navigate = useNavigate();
  const back = () => void navigate(recordPath('webhook', webhook.id));
  const start: WebhookValues & { active: boolean } = {
    url: webhook.url,
    topics: webhook.topics,
    active: webhook.active,
  };
  const form = useForm({
    start,
    schema: WebhookUpdate,
    bodyOf: (values) => ({ ...values, topics: [...values.topics], version: webhook.version }),
    send: async (body) => {
      await acts.update('webhooks', { id: webhook.id, data: body, previousData: webhook });
      notify('settings.saved', { type: 'success' });
      await client.invalidateQueries({ queryKey: ['webhooks'] });
      back();
    },
  });
  return (
    <Box sx={{ maxWidth: 640 }}>
      <FormCard {...form} save={t('settings.save')} cancel={back}>
        <WebhookFields {...form} />
        <Tick
          label={t('settings.webhook.active')}
          value={form.values.active}
          onChange={(next) => form.put({ active: next })}
        />
      </FormCard>
    </Box>
  );
}
