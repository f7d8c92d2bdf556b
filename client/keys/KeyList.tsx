import AddIcon from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { ApiKeyRow } from '#server/access/contract.ts';
import { useMay } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { MONO } from '../kit/mono.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import type { Column } from '../kit/RegisterTable.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import { RevokeButton } from './RevokeButton.tsx';

export function KeyList() {
  const t = useT();
  const mayManage = useMay('api-keys:manage');
  const marketplaceName = useMarketplaceName();
  const filters = useMarketplaceFilter();
  const columns: Column<ApiKeyRow>[] = [
    { key: 'name', label: t('settings.key.name'), grow: true, render: ({ name }) => name },
    {
      key: 'marketplace',
      label: t('registers.fields.marketplace'),
      render: ({ marketplaceId }) => marketplaceName(marketplaceId),
    },
    {
      key: 'hint',
      label: t('settings.key.hint'),
      render: ({ hint }) => <code style={{ fontFamily: MONO, fontSize: '0.75rem' }}>{hint}</code>,
    },
    {
      key: 'rights',
      label: t('settings.key.rights'),
      render: ({ rights }) => rights.map((right) => t(`words.rights.${right}`)).join(', '),
    },
    {
      key: 'created',
      label: t('settings.key.created'),
      sort: 'createdAt',
      align: 'right',
      render: ({ createdAt }) => <When at={createdAt} look="date" />,
    },
    {
      key: 'used',
      label: t('settings.key.lastUsed'),
      align: 'right',
      render: ({ lastUsedAt }) => (lastUsedAt ? <When at={lastUsedAt} /> : t('settings.key.never')),
    },
    {
      key: 'state',
      label: t('settings.key.state'),
      render: ({ revokedAt }) => (revokedAt ? t('settings.key.revoked') : t('settings.key.active')),
    },
    {
      key: 'revoke',
      label: '',
      align: 'right',
      render: (key) => mayManage && key.revokedAt === null && <RevokeButton apiKey={key} />,
    },
  ];
  const create = mayManage && (
    <Button
      component={Link}
      to="/api-keys/create"
      size="small"
      variant="contained"
      color="primary"
      startIcon={<AddIcon />}
    >
      {t('settings.key.add')}
    </Button>
  );
  return (
    <Register
      resource="api-keys"
      columns={mayManage ? columns : columns.slice(0, -1)}
      filters={filters}
      sort={{ field: 'createdAt', order: 'DESC' }}
      actions={create}
      exportable={false}
    />
  );
}
