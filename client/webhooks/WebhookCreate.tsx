import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { z } from 'zod';
import { WebhookCreate as Body, type WebhookCreated } from '#server/outbox/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { FormCard } from '../kit/FormCard.tsx';
import { Choose } from '../kit/fields.tsx';
import { OnceDialog } from '../kit/OnceDialog.tsx';
import { Page } from '../kit/Page.tsx';
import { recordPath } from '../kit/paths.ts';
import { useForm } from '../kit/useForm.ts';
import { WebhookFields, type WebhookValues } from './WebhookFields.tsx';

type Created = z.infer<typeof WebhookCreated>;

export function WebhookCreate() {
  const t = useT();
  const acts = useActs();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { marketplaces } = useMe();
  const [created, setCreated] = useState<Created>();
  const start: WebhookValues & { marketplaceId: string } = {
    marketplaceId: marketplaces[0]?.id ?? '',
    url: '',
    topics: [],
  };
  const form = useForm({
    start,
    schema: Body,
    bodyOf: (values) => ({ ...values, topics: [...values.topics] }),
    send: async (body) => {
      setCreated((await acts.create<Created>('webhooks', { data: body })).data);
      await client.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  return (
    <Page title={t('settings.webhook.add')}>
      <Box sx={{ maxWidth: 640 }}>
        <FormCard {...form} save={t('settings.webhook.add')} cancel={() => void navigate('/webhooks')}>
          <Choose
            label={t('registers.fields.marketplace')}
            value={form.values.marketplaceId}
            onChange={(next) => form.put({ marketplaceId: next })}
            error={form.errorAt('marketplaceId')}
            choices={marketplaces}
          />
          <WebhookFields {...form} />
        </FormCard>
      </Box>
      {created && (
        <OnceDialog
          title={t('settings.webhook.secret')}
          lead={t('settings.webhook.secretLead')}
          secret={created.secret}
          close={() => void navigate(recordPath('webhook', created.id))}
        />
      )}
    </Page>
  );
}
