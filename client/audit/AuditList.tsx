import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { useTrailText } from '../kit/useTrailText.ts';
import { AUDIT_ACTIONS } from './actions.ts';
import { useAuditColumns } from './auditColumns.tsx';

/** Everything anybody did, people and machines alike, newest first. Read only; the chain is checked by `cli audit verify`. */
export function AuditList() {
  const t = useT();
  const trailText = useTrailText();
  const filters = [
    {
      source: 'action',
      label: t('registers.fields.action'),
      choices: AUDIT_ACTIONS.map((id) => ({ id, name: trailText(id) })),
      width: 240,
    },
    ...useMarketplaceFilter(),
    { source: 'actorId', label: t('registers.filters.actorId') },
    { source: 'subjectId', label: t('registers.filters.subjectId') },
  ];
  return (
    <Register resource="audit" columns={useAuditColumns()} filters={filters} sort={{ field: 'at', order: 'DESC' }} />
  );
}
