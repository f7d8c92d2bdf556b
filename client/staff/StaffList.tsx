import AddIcon from '@mui/icons-material/PersonAddAltOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { ROLES } from '#db/words.ts';
import { STAFF_STATES, type StaffRow } from '#server/access/contract.ts';
import { useMay } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import type { Column } from '../kit/RegisterTable.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';

export function StaffList() {
  const t = useT();
  const mayManage = useMay('staff:manage');
  const marketplaceName = useMarketplaceName();
  const roles = useChoices('roles', ROLES);
  const states = useChoices('staffStates', STAFF_STATES);
  const filters = [
    { source: 'role', label: t('settings.staff.role'), choices: roles },
    { source: 'state', label: t('settings.staff.state'), choices: states },
  ];
  const columns: Column<StaffRow>[] = [
    {
      key: 'name',
      label: t('settings.staff.name'),
      sort: 'displayName',
      render: ({ id, displayName }) => (mayManage ? <Link to={`/staff/${id}`}>{displayName}</Link> : displayName),
    },
    { key: 'alias', label: t('settings.staff.alias'), sort: 'alias', render: ({ alias }) => alias },
    { key: 'email', label: t('settings.staff.email'), sort: 'email', grow: true, render: ({ email }) => email },
    { key: 'role', label: t('settings.staff.role'), sort: 'role', render: ({ role }) => t(`words.roles.${role}`) },
    {
      key: 'scope',
      label: t('settings.staff.scope'),
      render: ({ marketplaceIds }) => marketplaceIds?.map(marketplaceName).join(', ') ?? t('settings.staff.all'),
    },
    {
      key: 'state',
      label: t('settings.staff.state'),
      render: ({ state }) => <StatusChip of="staffStates" value={state} />,
    },
    {
      key: 'since',
      label: t('registers.fields.since'),
      sort: 'createdAt',
      align: 'right',
      render: ({ createdAt }) => <When at={createdAt} look="date" />,
    },
  ];
  const invite = mayManage && (
    <Button
      component={Link}
      to="/staff/create"
      size="small"
      variant="contained"
      color="primary"
      startIcon={<AddIcon />}
    >
      {t('settings.staff.invite')}
    </Button>
  );
  return (
    <Register
      resource="staff"
      columns={columns}
      filters={filters}
      sort={{ field: 'displayName', order: 'ASC' }}
      actions={invite}
      exportable={false}
    />
  );
}
