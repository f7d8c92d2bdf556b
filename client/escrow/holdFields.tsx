import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ESCROW_REASONS } from '#db/words.ts';
import type { HoldRow } from '#server/escrow/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { parseMinor, typedMinor } from '../kit/minor.ts';
import { useChoices } from '../kit/useChoices.ts';

const EXAMPLE_MINOR = 125_050;
/** What cannot be read as an amount is refused by the same schema that the server has. */
export const NO_AMOUNT = -1;

interface Field {
  value: string;
  put: (value: string) => void;
}

/** What the dispute is about, by the closed list. */
export function FindingField({ value, put, error }: Field & { error: string | undefined }) {
  const t = useT();
  const reasons = useChoices('escrowReasons', ESCROW_REASONS);
  return (
    <TextField
      select
      label={t('registers.hold.acts.finding')}
      value={value}
      onChange={({ target }) => put(target.value)}
      error={error !== undefined}
      helperText={error}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ mt: 1 }}
    >
      {reasons.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

interface Amount extends Field {
  label: string;
  hint: 'backstopHint' | 'disputeWantsHint';
  hold: HoldRow;
  isWrong: boolean;
}

/** An exact amount as people of the language write it; no slider here, since it is rare and must be meant. */
export function AmountField({ label, hint, value, put, hold: { gross, currency }, isWrong }: Amount) {
  const t = useT();
  const { money, locale } = useFormats();
  const whole = money(gross, currency);
  const isTooMuch = (parseMinor(value) ?? 0) > gross;
  const wrong = isTooMuch
    ? t('registers.hold.acts.tooMuch', { gross: whole })
    : t('registers.hold.acts.notAmount', { example: typedMinor(EXAMPLE_MINOR, locale) });
  return (
    <TextField
      label={label}
      value={value}
      onChange={({ target }) => put(target.value)}
      error={isWrong}
      helperText={isWrong ? wrong : t(`registers.hold.acts.${hint}`, { gross: whole })}
      autoComplete="off"
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal' } }}
      sx={{ mt: 1 }}
    />
  );
}

interface Words extends Field {
  label: string;
  error: string | undefined;
  max: number;
  hint?: string;
}

export function WordsField({ label, value, put, error, max, hint }: Words) {
  return (
    <TextField
      multiline
      minRows={3}
      label={label}
      value={value}
      onChange={({ target }) => put(target.value)}
      error={error !== undefined}
      helperText={error ?? hint}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: max } }}
    />
  );
}
