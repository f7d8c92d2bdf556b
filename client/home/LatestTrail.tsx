import { Link } from 'react-router-dom';
import type { AuditRow } from '#server/audit/contract.ts';
import { useAuditColumns } from '../audit/auditColumns.tsx';
import { useT } from '../i18n/useT.ts';
import { Related } from '../kit/Related.tsx';

/** The newest entries of the trail, for those who look after the installation. */
export function LatestTrail() {
  const t = useT();
  const columns = useAuditColumns();
  const SHOWN = ['time', 'actor', 'action', 'subject', 'detail'];
  return (
    <Related<AuditRow>
      title={t('home.latest')}
      resource="audit"
      filter={{}}
      sort={{ field: 'at', order: 'DESC' }}
      columns={columns.filter(({ key }) => SHOWN.includes(key))}
      end={<Link to="/audit">{t('home.wholeTrail')}</Link>}
    />
  );
}
