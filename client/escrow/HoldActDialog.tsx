import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ESCROW_REASONS } from '#db/words.ts';
import { Backstop, CancelHold, Freeze, type HoldRow } from '#server/escrow/contract.ts';
import { refusedBy, useRefusalText } from '../data/refusal.ts';
import { DeskDialog } from '../desk/DeskDialog.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { parseMinor, typedMinor } from '../kit/minor.ts';
import { useChoices } from '../kit/useChoices.ts';
import { useForm } from '../kit/useForm.ts';
import { StepUpDialog } from './StepUpDialog.tsx';
import { type HoldAct, useHoldAct } from './useHoldAct.ts';

interface Props {
  act: HoldAct;
  hold: HoldRow;
  close: () => void;
}
const EXAMPLE_MINOR = 125_050;
/** What cannot be read as an amount is refused by the same schema that the server has. */
const NO_AMOUNT = -1;

const schemaOf = (act: HoldAct, gross: number) => {
  if (act === 'freeze') return Freeze;
  return act === 'cancel' ? CancelHold : Backstop.extend({ refundMinor: Backstop.shape.refundMinor.max(gross) });
};

/** Asks why, and what the act needs beside: what it is about, or how much goes back. */
export function HoldActDialog({ act, hold, close }: Props) {
  const t = useT();
  const refusalText = useRefusalText();
  const { send, isSteppingUp, stopSteppingUp } = useHoldAct(hold.id, act);
  const form = useForm({
    start: { reason: '', finding: '', refund: '' },
    bodyOf: ({ reason, finding, refund }) => ({
      reason: reason.trim(),
      version: hold.version,
      ...(act === 'freeze' && { finding }),
      ...(act === 'backstop' && { refundMinor: parseMinor(refund) ?? NO_AMOUNT }),
    }),
    schema: schemaOf(act, hold.gross),
    send: async (body) => {
      if (await send(body)) close();
    },
  });
  const { values, put, submit, errorAt, failure, busy } = form;
  const isLate = refusedBy(failure).code === 'version-changed';
  const said = isLate ? t('registers.hold.acts.conflict') : refusalText(failure);
  return (
    <>
      <DeskDialog
        title={t(`registers.hold.acts.${act}Title`)}
        more={t(`registers.hold.acts.${act}Lead`)}
        submit={t(`registers.hold.acts.${act}Do`)}
        tone={act === 'freeze' ? 'primary' : 'error'}
        failure={failure === undefined ? null : said}
        isBusy={busy}
        onSubmit={() => void submit()}
        onClose={close}
      >
        {act === 'freeze' && (
          <Finding value={values.finding} put={(finding) => put({ finding })} error={errorAt('finding')} />
        )}
        {act === 'backstop' && (
          <Refund
            hold={hold}
            value={values.refund}
            put={(refund) => put({ refund })}
            isWrong={errorAt('refundMinor') !== undefined}
          />
        )}
        <TextField
          multiline
          minRows={3}
          label={t('registers.hold.acts.reason')}
          value={values.reason}
          onChange={({ target }) => put({ reason: target.value })}
          error={errorAt('reason') !== undefined}
          helperText={errorAt('reason')}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 1_000 } }}
        />
      </DeskDialog>
      {isSteppingUp && (
        <StepUpDialog
          onDone={() => {
            stopSteppingUp();
            void submit();
          }}
          onClose={stopSteppingUp}
        />
      )}
    </>
  );
}

interface Field {
  value: string;
  put: (value: string) => void;
}

function Finding({ value, put, error }: Field & { error: string | undefined }) {
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

/** An exact amount as people of the language write it; no slider here, since it is rare and must be meant. */
function Refund({ value, put, hold: { gross, currency }, isWrong }: Field & { hold: HoldRow; isWrong: boolean }) {
  const t = useT();
  const { money, locale } = useFormats();
  const whole = money(gross, currency);
  const isTooMuch = (parseMinor(value) ?? 0) > gross;
  const wrong = isTooMuch
    ? t('registers.hold.acts.tooMuch', { gross: whole })
    : t('registers.hold.acts.notAmount', { example: typedMinor(EXAMPLE_MINOR, locale) });
  return (
    <TextField
      label={t('registers.hold.acts.backstopRefund', { currency })}
      value={value}
      onChange={({ target }) => put(target.value)}
      error={isWrong}
      helperText={isWrong ? wrong : t('registers.hold.acts.backstopHint', { gross: whole })}
      autoComplete="off"
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal' } }}
      sx={{ mt: 1 }}
    />
  );
}
