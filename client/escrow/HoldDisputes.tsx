import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { EscrowDisputeRow } from '#server/escrow/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { useMay } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { type Column, DataRows } from '../kit/DataRows.tsx';
import { deskPath } from '../kit/paths.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { shortId } from '../kit/shortId.ts';
import { useEscrowDisputeColumns } from './escrowDisputeColumns.tsx';

const SHOWN = ['id', 'reason', 'state', 'opened'];

/** The disputes about one payment, each with its case where the desk has one. */
export function HoldDisputes({ disputes }: { disputes: EscrowDisputeRow[] }) {
  const t = useT();
  const mayReadCases = useMay('cases:read');
  const columns = useEscrowDisputeColumns().filter(({ key }) => SHOWN.includes(key));
  const atDesk: Column<EscrowDisputeRow> = {
    key: 'case',
    label: t('registers.hold.atDesk'),
    says: true,
    render: ({ id }) => <AtDesk disputeId={id} />,
  };
  if (disputes.length === 0) return null;
  return (
    <Section title={t('registers.hold.disputes')} aside={disputes.length}>
      <Panel>
        <DataRows
          caption={t('registers.hold.disputes')}
          rows={disputes}
          columns={mayReadCases ? [...columns.slice(0, -1), atDesk, ...columns.slice(-1)] : columns}
          stacks
        />
      </Panel>
    </Section>
  );
}

function AtDesk({ disputeId }: { disputeId: string }) {
  const t = useT();
  const { data } = useGetList<CaseRow>('cases', {
    filter: { subjectId: disputeId },
    sort: { field: 'openedAt', order: 'DESC' },
    pagination: { page: 1, perPage: 1 },
  });
  const newest = data?.[0];
  if (!newest) return t('kit.time.none');
  return <Link to={deskPath(newest.queue, newest.id)}>{shortId('case', newest.id)}</Link>;
}
