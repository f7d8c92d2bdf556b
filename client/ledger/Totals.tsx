import EqualIcon from '@mui/icons-material/CheckOutlined';
import UnequalIcon from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import type { z } from 'zod';
import type { TrialTotal } from '#server/ledger/contract.ts';
import { useT } from '../i18n/useT.ts';
import { DataRows } from '../kit/DataRows.tsx';
import { Money } from '../kit/Money.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { useLedgerCheck } from './useLedgerCheck.ts';

type Total = z.infer<typeof TrialTotal>;

/** What all accounts of a currency come to, each currency for itself: debits and credits are equal, or the books are broken. */
export function Totals() {
  const t = useT();
  const totals = useLedgerCheck().data?.totals ?? [];
  if (totals.length === 0) return null;
  const rows = totals.map((total) => ({ ...total, id: total.currency }));
  const side = (key: 'debits' | 'credits') => ({
    key,
    label: t(`registers.ledger.${key}`),
    align: 'right' as const,
    says: true,
    render: ({ currency, ...total }: Total) => <Money minor={total[key]} currency={currency} />,
  });
  return (
    <Section title={t('registers.ledger.totals')} aside={t('registers.ledger.totalsHint')}>
      <Panel>
        <DataRows
          caption={t('registers.ledger.totals')}
          rows={rows}
          columns={[
            { key: 'currency', label: t('registers.ledger.currency'), render: ({ currency }) => currency },
            side('debits'),
            side('credits'),
            {
              key: 'difference',
              label: t('registers.ledger.difference'),
              align: 'right',
              render: (total) => <Difference total={total} />,
            },
          ]}
          stacks
        />
      </Panel>
    </Section>
  );
}

function Difference({ total: { debits, credits, currency } }: { total: Total }) {
  const t = useT();
  const isEqual = debits === credits;
  const Icon = isEqual ? EqualIcon : UnequalIcon;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        color: isEqual ? 'success.main' : 'error.main',
        fontWeight: isEqual ? 400 : 500,
      }}
    >
      <Icon sx={{ fontSize: 14 }} />
      {isEqual ? t('registers.ledger.equal') : <Money minor={debits - credits} currency={currency} />}
    </Box>
  );
}
