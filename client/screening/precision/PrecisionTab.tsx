import ChartIcon from '@mui/icons-material/InsightsOutlined';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useActs } from '../../data/dataProvider.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Tick } from '../../kit/fields.tsx';
import { Panel } from '../../kit/Section.tsx';
import { Skeletons } from '../../kit/Skeletons.tsx';
import { ScreeningFrame } from '../ScreeningFrame.tsx';
import { useMarketplace } from '../useMarketplace.ts';
import { newestOnly } from './grade.ts';
import { PrecisionTable } from './PrecisionTable.tsx';

/** How often people agreed with the machine, so that a manager knows what to trust and what to mend. */
export function PrecisionTab() {
  const t = useT();
  return (
    <ScreeningFrame tab="precision">
      <Box sx={{ maxWidth: '80ch', mb: 1.5, color: 'text.secondary' }}>
        <p>{t('settings.screening.precision.lead')}</p>
        <p>{t('settings.screening.neverActs')}</p>
      </Box>
      <Rows />
    </ScreeningFrame>
  );
}

function Rows() {
  const t = useT();
  const acts = useActs();
  const { marketplaceId } = useMarketplace();
  const [all, setAll] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['screening', 'precision', marketplaceId],
    queryFn: ({ signal }) => acts.precision(marketplaceId, signal),
  });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (isPending) return <Panel>{<Skeletons lines={8} row={30} />}</Panel>;
  if (data.length === 0)
    return (
      <Panel>
        <EmptyState
          icon={<ChartIcon />}
          title={t('settings.screening.precision.emptyTitle')}
          lead={t('settings.screening.precision.emptyLead')}
        />
      </Panel>
    );
  const newest = newestOnly(data);
  return (
    <>
      {newest.length < data.length && (
        <Tick label={t('settings.screening.precision.earlier')} value={all} onChange={setAll} />
      )}
      <Panel scrollsAs={t('settings.screening.precision.caption')}>
        <PrecisionTable rows={all ? data : newest} />
      </Panel>
    </>
  );
}
