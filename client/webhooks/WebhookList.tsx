import AddIcon from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { WebhookRow } from '#server/outbox/contract.ts';
import { useMay } from '../data/session.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { recordPath } from '../kit/paths.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import type { Column } from '../kit/RegisterTable.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { LastAnswer } from './LastAnswer.tsx';

export function WebhookList() {
  const t = useT();
  const { number } = useFormats();
  const marketplaceName = useMarketplaceName();
  const mayManage = useMay('webhooks:manage');
  const filters = useMarketplaceFilter();
  const columns: Column<WebhookRow>[] = [
    {
      key: 'url',
      label: t('settings.webhook.url'),
      grow: true,
      render: ({ id, url }) => <Link to={recordPath('webhook', id)}>{url}</Link>,
    },
    {
      key: 'marketplace',
      label: t('registers.fields.marketplace'),
      render: ({ marketplaceId }) => marketplaceName(marketplaceId),
    },
    {
      key: 'topics',
      label: t('settings.webhook.topics'),
      render: ({ topics }) => (topics.length === 0 ? t('settings.webhook.allTopics') : number(topics.length)),
    },
    {
      key: 'state',
      label: t('settings.webhook.state'),
      render: ({ active }) => (active ? t('settings.webhook.active') : t('settings.webhook.off')),
    },
    { key: 'last', label: t('settings.webhook.last'), render: (webhook) => <LastAnswer webhook={webhook} /> },
    { key: 'waiting', label: t('settings.webhook.waiting'), align: 'right', render: ({ waiting }) => number(waiting) },
    { key: 'dead', label: t('settings.webhook.dead'), align: 'right', render: ({ dead }) => number(dead) },
  ];
  const add = mayManage && (
    <Button
      component={Link}
      to="/webhooks/create"
      size="small"
      variant="contained"
      color="primary"
      startIcon={<AddIcon />}
    >
      {t('settings.webhook.add')}
    </Button>
  );
  return (
    <Register
      resource="webhooks"
      columns={columns}
      filters={filters}
      sort={{ field: 'createdAt', order: 'DESC' }}
      actions={add}
      exportable={false}
    />
  );
}
