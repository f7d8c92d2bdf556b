import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { Link } from 'react-router-dom';
import type { QuestionnaireRow } from '#server/registrations/contract.ts';
import { useMay } from '../../data/session.ts';
import { useT } from '../../i18n/useT.ts';
import { recordPath } from '../../kit/paths.ts';
import { Register } from '../../kit/Register.tsx';
import { useMarketplaceFilter } from '../../kit/RegisterBar.tsx';
import type { Column } from '../../kit/RegisterTable.tsx';
import { useMarketplaceName } from '../../kit/useMarketplaceName.ts';
import { When } from '../../kit/When.tsx';

/** What specialists of each marketplace are asked, every version. */
export function QuestionnaireList() {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const filters = useMarketplaceFilter();
  const mayWrite = useMay('questionnaires:write');
  const columns: Column<QuestionnaireRow>[] = [
    {
      key: 'version',
      label: t('registers.fields.version'),
      sort: 'version',
      render: ({ id, marketplaceId, version }) => (
        <Link to={recordPath('questionnaire', id)}>{`${marketplaceName(marketplaceId)} ${version}`}</Link>
      ),
    },
    {
      key: 'state',
      label: t('registers.fields.state'),
      grow: true,
      render: ({ inForce }) => (
        <Chip
          size="small"
          color={inForce ? 'success' : 'default'}
          label={t(inForce ? 'settings.policy.inForce' : 'settings.policy.earlier')}
        />
      ),
    },
    {
      key: 'questions',
      label: t('registers.questionnaire.questions'),
      align: 'right',
      says: true,
      render: ({ questions }) => questions.length,
    },
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
      resource="questionnaires"
      columns={columns}
      filters={filters}
      sort={{ field: 'effectiveFrom', order: 'DESC' }}
      actions={
        mayWrite && (
          <Button component={Link} to="/questionnaires/create" size="small" variant="contained">
            {t('registers.questionnaire.next')}
          </Button>
        )
      }
      exportable={false}
    />
  );
}
