import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { NoPermission } from '../app/NoPermission.tsx';
import { useMay, useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { Failure } from '../kit/Failure.tsx';
import { Choose } from '../kit/fields.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Page } from '../kit/Page.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { LedgerTabs } from '../ledger/LedgerTabs.tsx';
import { ReconciliationReport } from './ReconciliationReport.tsx';
import { useReconcileNow, useReconciliation } from './useReconciliation.ts';

/** Compares the provider's books with ours for one marketplace, and says what differs. */
export function ReconciliationPage() {
  const may = useMay('ledger:reconcile');
  return may ? <Reconcile /> : <NoPermission permission="ledger:reconcile" />;
}

function Reconcile() {
  const t = useT();
  const { marketplaces } = useMe();
  const [marketplaceId, setMarketplaceId] = useState(marketplaces[0]?.id ?? '');
  const { run, isBusy, failure } = useReconcileNow(marketplaceId);
  return (
    <Page title={t('registers.reconciliation.title')}>
      <LedgerTabs />
      <Box component="p" sx={{ m: 0, mb: 2, maxWidth: 640, color: 'text.secondary' }}>
        {t('registers.reconciliation.lead')}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mb: 2 }}>
        <Box sx={{ width: 220 }}>
          <Choose
            label={t('registers.fields.marketplace')}
            value={marketplaceId}
            onChange={setMarketplaceId}
            choices={marketplaces}
          />
        </Box>
        <Button variant="contained" color="primary" aria-disabled={isBusy} onClick={run}>
          {isBusy ? t('registers.reconciliation.busy') : t('registers.reconciliation.run')}
        </Button>
      </Box>
      {failure !== undefined && <Failure error={failure} retry={run} />}
      <LastReport marketplaceId={marketplaceId} />
    </Page>
  );
}

/** What the night found, or whoever asked after it; nothing has to be pressed to see it. */
function LastReport({ marketplaceId }: { marketplaceId: string }) {
  const t = useT();
  const { data, error, refetch } = useReconciliation(marketplaceId);
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeletons lines={4} />;
  if (data.last === null) return <Notice tone="info">{t('registers.reconciliation.never')}</Notice>;
  return <ReconciliationReport marketplaceId={marketplaceId} report={data.last} />;
}
