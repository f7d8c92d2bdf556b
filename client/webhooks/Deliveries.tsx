import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { DeliveryRow } from '#server/outbox/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useMay } from '../data/session.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { type Column, DataRows } from '../kit/DataRows.tsx';
import { Failure } from '../kit/Failure.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { When } from '../kit/When.tsx';

/** What was sent to an endpoint, newest first; what was given up can be sent again. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const t = useT();
  const acts = useActs();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['deliveries', webhookId],
    queryFn: ({ signal }) => acts.deliveries(webhookId, signal),
  });
  const columns = useDeliveryColumns(webhookId);
  return (
    <Section title={t('settings.webhook.deliveries')}>
      <Panel>
        {error && <Failure error={error} retry={() => void refetch()} />}
        {isPending && <Skeletons lines={6} row={30} />}
        {data?.length === 0 && (
          <Box sx={{ px: 2, py: 1, typography: 'caption', color: 'text.tertiary' }}>
            {t('settings.webhook.noDeliveries')}
          </Box>
        )}
        {data && data.length > 0 && (
          <DataRows caption={t('settings.webhook.deliveries')} rows={data} columns={columns} />
        )}
      </Panel>
    </Section>
  );
}

function useDeliveryColumns(webhookId: string): Column<DeliveryRow>[] {
  const t = useT();
  const { number } = useFormats();
  const mayManage = useMay('webhooks:manage');
  return [
    { key: 'topic', label: t('settings.webhook.topic'), render: ({ topic }) => t(`words.topics.${topic}`) },
    {
      key: 'state',
      label: t('settings.webhook.state'),
      render: ({ state }) => <StatusChip of="outboxStates" value={state} />,
    },
    {
      key: 'attempts',
      label: t('settings.webhook.attempts'),
      align: 'right',
      render: ({ attempts }) => number(attempts),
    },
    {
      key: 'error',
      label: t('settings.webhook.error'),
      grow: true,
      render: ({ lastError }) => lastError && <span title={lastError}>{lastError}</span>,
    },
    {
      key: 'next',
      label: t('settings.webhook.next'),
      align: 'right',
      render: ({ state, nextAttemptAt }) => state === 'pending' && <When at={nextAttemptAt} />,
    },
    {
      key: 'delivered',
      label: t('settings.webhook.delivered'),
      align: 'right',
      render: ({ deliveredAt }) => deliveredAt && <When at={deliveredAt} />,
    },
    {
      key: 'again',
      label: '',
      align: 'right',
      render: ({ id, state }) => mayManage && state === 'dead' && <Redeliver id={id} webhookId={webhookId} />,
    },
  ];
}

function Redeliver({ id, webhookId }: { id: string; webhookId: string }) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const redeliver = async () => {
    try {
      await acts.redeliver(id);
      notify('settings.webhook.redelivered', { type: 'info' });
    } catch (error) {
      notify(refusalText(error), { type: 'error' });
    }
    await client.invalidateQueries({ queryKey: ['deliveries', webhookId] });
  };
  return (
    <Button size="tiny" onClick={() => void redeliver()}>
      {t('settings.webhook.redeliver')}
    </Button>
  );
}
