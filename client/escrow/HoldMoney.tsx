import EqualIcon from '@mui/icons-material/CheckOutlined';
import UnequalIcon from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import type { HoldRow } from '#server/escrow/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { DataRows } from '../kit/DataRows.tsx';
import { Money } from '../kit/Money.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { holdSums } from './holdSums.ts';

/** Where the reserved amount is, to the last minor unit, and whether the parts are the whole. */
export function HoldMoney({ hold }: { hold: HoldRow }) {
  const t = useT();
  const { currency, gross } = hold;
  const { parts, apart } = holdSums(hold);
  return (
    <Section title={t('registers.hold.money.title')} end={<Sum apart={apart} currency={currency} />}>
      <Panel>
        <DataRows
          caption={t('registers.hold.money.caption')}
          rows={parts.map((each) => ({ ...each, id: each.part }))}
          columns={[
            {
              key: 'part',
              label: t('registers.hold.money.part'),
              render: ({ part }) => t(`registers.hold.money.${part}`),
            },
            {
              key: 'amount',
              label: t('registers.fields.amount'),
              align: 'right',
              render: ({ minor }) => <Money minor={minor} currency={currency} />,
            },
          ]}
          foot={{
            label: t('registers.hold.money.total'),
            values: [<Money key="gross" minor={gross} currency={currency} />],
          }}
          headless
          stacks
        />
      </Panel>
    </Section>
  );
}

function Sum({ apart, currency }: { apart: number; currency: string }) {
  const t = useT();
  const { money } = useFormats();
  const Icon = apart === 0 ? EqualIcon : UnequalIcon;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        fontWeight: 500,
        color: apart === 0 ? 'success.main' : 'error.main',
      }}
    >
      <Icon sx={{ fontSize: 14 }} />
      {apart === 0
        ? t('registers.hold.money.equal')
        : t('registers.hold.money.broken', { amount: money(apart, currency) })}
    </Box>
  );
}
