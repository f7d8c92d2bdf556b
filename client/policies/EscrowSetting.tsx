import Box from '@mui/material/Box';
import { useState } from 'react';
import { CURRENCIES, FEE_ON_REFUND } from '#db/words.ts';
import type { Policy } from '#server/policies/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { Choose, NumberLine, TextLine } from '../kit/fields.tsx';
import { parseMinor, typedMinor } from '../kit/minor.ts';
import { useChoices } from '../kit/useChoices.ts';

type Escrow = Policy['escrow'];
/** Whole numbers of hours, days, minutes or times, in the order of a payment's life. */
export const ESCROW_NUMBERS = [
  'authorizationMinutes',
  'silenceHours',
  'claimWindowDays',
  'negotiationHours',
  'offersPerSide',
  'offerHours',
  'evidenceRounds',
  'evidenceHours',
  'proposalHours',
  'approvalHours',
  'appealDays',
] as const satisfies readonly (keyof Escrow)[];
export const MONEY_LIMITS = ['alone', 'smallClaim', 'partyDay', 'agentDay', 'goodwillMax'] as const;

interface Props {
  escrow: Escrow;
  put: (escrow: Escrow) => void;
  errorAt: (path: string) => string | undefined;
}

/** Times and limits of reserved payments; each currency has limits of its own, never converted. */
export function EscrowSetting({ escrow, put, errorAt }: Props) {
  const t = useT();
  const fees = useChoices('feeOnRefund', FEE_ON_REFUND);
  const numbers = (typed: string) =>
    typed
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1.5 }}>
      {ESCROW_NUMBERS.map((name) => (
        <NumberLine
          key={name}
          label={t(`settings.escrow.${name}`)}
          value={Number.isNaN(escrow[name]) ? undefined : escrow[name]}
          onChange={(next) => put({ ...escrow, [name]: next ?? Number.NaN })}
          error={errorAt(`body.escrow.${name}`)}
        />
      ))}
      <TextLine
        label={t('settings.escrow.reminderHours')}
        value={escrow.reminderHours.join(' ')}
        onChange={(next) => put({ ...escrow, reminderHours: numbers(next) })}
        error={errorAt('body.escrow.reminderHours')}
      />
      <TextLine
        label={t('settings.escrow.ageDays')}
        value={escrow.ageDays.join(' ')}
        onChange={(next) => {
          const [manager = Number.NaN, alert = Number.NaN, backstop = Number.NaN] = numbers(next);
          put({ ...escrow, ageDays: [manager, alert, backstop] });
        }}
        error={errorAt('body.escrow.ageDays')}
      />
      <Choose
        label={t('settings.escrow.feeOnRefund')}
        value={escrow.feeOnRefund}
        onChange={(next) => put({ ...escrow, feeOnRefund: next })}
        error={errorAt('body.escrow.feeOnRefund')}
        choices={fees}
      />
      <span />
      {CURRENCIES.flatMap((currency) =>
        MONEY_LIMITS.map((limit) => (
          <LimitLine
            key={`${currency} ${limit}`}
            label={`${t(`settings.escrow.limits.${limit}`)} (${currency})`}
            minor={escrow.limits[currency][limit]}
            onChange={(minor) =>
              put({
                ...escrow,
                limits: { ...escrow.limits, [currency]: { ...escrow.limits[currency], [limit]: minor } },
              })
            }
            error={errorAt(`body.escrow.limits.${currency}.${limit}`)}
          />
        )),
      )}
    </Box>
  );
}

interface LimitProps {
  label: string;
  minor: number;
  onChange: (minor: number) => void;
  error: string | undefined;
}

/** An amount as people write it; what cannot be read is no number, and the check of the form says so. */
function LimitLine({ label, minor, onChange, error }: LimitProps) {
  const { locale } = useFormats();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = Number.isNaN(minor) ? '' : typedMinor(minor, locale);
  return (
    <TextLine
      label={label}
      value={typed ?? shown}
      onChange={(next) => {
        setTyped(next);
        onChange(parseMinor(next) ?? Number.NaN);
      }}
      error={error}
    />
  );
}
