import Box from '@mui/material/Box';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { DecisionRow } from '#server/decisions/contract.ts';
import { TakeBack } from '../decisions/TakeBack.tsx';
import { Why } from '../decisions/Why.tsx';
import { useT } from '../i18n/useT.ts';
import { type Column, DataRows } from '../kit/DataRows.tsx';
import { Failure } from '../kit/Failure.tsx';
import { deskPath, listPath, recordPath } from '../kit/paths.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { OutcomeWord } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { WhenActedShort } from '../kit/When.tsx';

const KEPT = 20;

/** My last twenty, each with its way back: Undo while nothing went out, later "Reopen…". */
export function LastDecisions() {
  const t = useT();
  const { data, error, isPending, refetch } = useGetList<DecisionRow>('decisions', {
    filter: { mine: true },
    sort: { field: 'decidedAt', order: 'DESC' },
    pagination: { page: 1, perPage: KEPT },
  });
  const newest = data?.find(({ mayUndo, state }) => mayUndo && state === 'pending')?.id;
  const columns: Column<DecisionRow>[] = [
    {
      key: 'time',
      label: t('registers.fields.time'),
      render: ({ id, decidedAt }) => (
        <Link to={recordPath('decision', id)}>
          <WhenActedShort at={decidedAt} />
        </Link>
      ),
    },
    {
      key: 'decision',
      label: t('registers.fields.outcome'),
      render: ({ outcome }) => <OutcomeWord outcome={outcome} />,
    },
    {
      key: 'case',
      label: t('registers.fields.case'),
      render: ({ caseId, queue }) => <Link to={deskPath(queue, caseId)}>{shortId('case', caseId)}</Link>,
    },
    { key: 'why', label: t('registers.fields.why'), grow: true, render: (decision) => <Why decision={decision} /> },
    {
      key: 'back',
      label: t('registers.decision.undo'),
      align: 'right',
      render: (decision) => <Back decision={decision} newest={decision.id === newest} />,
    },
  ];
  return (
    <Section
      title={t('home.lastDecisions')}
      aside={t('home.kept')}
      end={<Link to={listPath('decisions', { mine: true })}>{t('home.allDecisions')}</Link>}
    >
      <Panel>
        {error && <Failure error={error} retry={() => void refetch()} />}
        {isPending && <Skeletons lines={10} row={30} />}
        {data?.length === 0 && <Box sx={{ px: 2, py: 0.75, color: 'text.tertiary' }}>{t('home.noDecisions')}</Box>}
        {data && data.length > 0 && <DataRows caption={t('home.lastDecisions')} rows={data} columns={columns} stacks />}
      </Panel>
    </Section>
  );
}

/** What became of it, where it can no longer be taken back. */
function Back({ decision, newest }: { decision: DecisionRow; newest: boolean }) {
  const t = useT();
  if (decision.state === 'pending' || decision.mayRevert) return <TakeBack decision={decision} hotkey={newest} />;
  return (
    <Box component="span" sx={{ typography: 'caption', color: 'text.tertiary' }}>
      {decision.state === 'effective' ? '' : t(`words.decisionStates.${decision.state}`)}
    </Box>
  );
}
