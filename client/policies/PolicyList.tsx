import Chip from '@mui/material/Chip';
import { useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import type { z } from 'zod';
import type { PolicyRow as PolicyShape } from '#server/policies/contract.ts';
import { useT } from '../i18n/useT.ts';
import { recordPath } from '../kit/paths.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import type { Column } from '../kit/RegisterTable.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';

export type PolicyRow = z.infer<typeof PolicyShape>;

/** Every version of every policy; the newest of each marketplace is in force. */
export function PolicyList() {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const filters = useMarketplaceFilter();
  const columns: Column<PolicyRow>[] = [
    {
      key: 'version',
      label: t('registers.fields.version'),
      sort: 'version',
      render: ({ id, marketplaceId, version }) => (
        <Link to={recordPath('policy', id)}>{`${marketplaceName(marketplaceId)} ${version}`}</Link>
      ),
    },
    { key: 'state', label: t('registers.fields.state'), grow: true, render: (policy) => <InForce policy={policy} /> },
    { key: 'by', label: t('settings.policy.by'), render: ({ createdBy }) => createdBy },
    {
      key: 'from',
      label: t('settings.policy.from'),
      align: 'right',
      sort: 'effectiveFrom',
      render: ({ effectiveFrom, marketplaceId }) => <When at={effectiveFrom} marketplaceId={marketplaceId} />,
    },
  ];
  return (
    <Register
      resource="policies"
      columns={columns}
      filters={filters}
      sort={{ field: 'effectiveFrom', order: 'DESC' }}
      exportable={false}
    />
  );
}

function InForce({ policy }: { policy: PolicyRow }) {
  const t = useT();
  const { data = [] } = useListContext<PolicyRow>();
  const newest = Math.max(
    ...data.filter(({ marketplaceId }) => marketplaceId === policy.marketplaceId).map(({ version }) => version),
  );
  return policy.version === newest ? (
    <Chip size="small" color="success" label={t('settings.policy.inForce')} />
  ) : (
    <Chip size="small" label={t('settings.policy.earlier')} />
  );
}
