import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Reconciliation } from '#server/escrow/contract.ts';
import { NoPermission } from '../app/NoPermission.tsx';
import { useActs } from '../data/dataProvider.ts';
import { useMay, useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { Failure } from '../kit/Failure.tsx';
import { Choose } from '../kit/fields.tsx';
import { Page } from '../kit/Page.tsx';
import { LedgerTabs } from '../ledger/LedgerTabs.tsx';
import { ReconciliationReport } from './ReconciliationReport.tsx';

/** Compares the provider's books with ours for one marketplace, and says what differs. */
export function ReconciliationPage() {
  const may = useMay('ledger:reconcile');
  return may ? <Reconcile /> : <NoPermission permission="ledger:reconcile" />;
}

function Reconcile() {
  const t = useT();
  const { marketplaces } = useMe();
  const acts = useActs();
  const [marketplaceId, setMarketplaceId] = useState(marketplaces[0]?.id ?? '');
  const [done, setDone] = useState<{ of: string; report: Reconciliation }>();
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      setDone({ of: marketplaceId, report: await acts.reconcile(marketplaceId) });
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
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
        <Button variant="contained" color="primary" aria-disabled={isBusy} onClick={() => void run()}>
          {isBusy ? t('registers.reconciliation.busy') : t('registers.reconciliation.run')}
        </Button>
      </Box>
      {failure !== undefined && <Failure error={failure} retry={() => void run()} />}
      {done && <ReconciliationReport marketplaceId={done.of} report={done.report} />}
    </Page>
  );
}
