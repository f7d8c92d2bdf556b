import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { LedgerCheck } from '#server/ledger/contract.ts';
import { useMay } from '../data/session.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { Failure } from '../kit/Failure.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { useReaderZone } from '../kit/When.tsx';
import { Breaches } from './Breaches.tsx';
import { useCheckNow, useLedgerCheck } from './useLedgerCheck.ts';

/** Whether the books add up, when that was last looked at, and what does not. */
export function CheckBanner() {
  const t = useT();
  const { data, error, refetch } = useLedgerCheck();
  const { check, isBusy, failure } = useCheckNow();
  const mayCheck = useMay('ledger:reconcile');
  const button = mayCheck && (
    <Button size="small" aria-disabled={isBusy} onClick={check}>
      {isBusy ? t('registers.ledger.check.busy') : t('registers.ledger.check.now')}
    </Button>
  );
  return (
    <Section title={t('registers.ledger.check.title')} end={button}>
      {failure !== undefined && <Failure error={failure} />}
      {error && !data && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeletons lines={2} />}
      {data && <Verdict found={data} />}
    </Section>
  );
}

function Verdict({ found }: { found: LedgerCheck }) {
  const t = useT();
  // What is broken may lie in a marketplace that the reader does not see.
  const well = t(found.stopped ? 'registers.ledger.check.elsewhere' : 'registers.ledger.check.holds');
  const when = useWhen(found);
  const { breaches, stopped, checkedAt } = found;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      {stopped && (
        <Notice tone="error" urgent>
          <b>{t('registers.ledger.check.stopped')}</b> {t('registers.ledger.check.stoppedLead')}
        </Notice>
      )}
      {checkedAt === null ? (
        <Notice tone="info">{t('registers.ledger.check.never')}</Notice>
      ) : (
        <Notice tone={breaches.length > 0 ? 'error' : stopped ? 'info' : 'success'}>
          <b>{breaches.length > 0 ? t('registers.ledger.check.breached', { smart_count: breaches.length }) : well}</b>{' '}
          {when}
        </Notice>
      )}
      {breaches.length > 0 && <Breaches breaches={breaches} />}
    </Box>
  );
}

function useWhen({ checkedAt, transfers, tookMs }: LedgerCheck): string {
  const t = useT();
  const { instant, number } = useFormats();
  const zone = useReaderZone();
  if (checkedAt === null) return '';
  return t('registers.ledger.check.when', {
    at: instant('dateTime', checkedAt, zone),
    transfers: t('registers.ledger.check.transfers', { smart_count: transfers, n: number(transfers) }),
    seconds: number(tookMs / 1_000, 1),
  });
}
