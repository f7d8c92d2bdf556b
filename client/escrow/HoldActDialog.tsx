import { Backstop, CancelHold, Freeze, type HoldRow } from '#server/escrow/contract.ts';
import { refusedBy, useRefusalText } from '../data/refusal.ts';
import { DeskDialog } from '../desk/DeskDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { parseMinor } from '../kit/minor.ts';
import { useForm } from '../kit/useForm.ts';
import { AmountField, FindingField, NO_AMOUNT, WordsField } from './holdFields.tsx';
import { StepUpDialog } from './StepUpDialog.tsx';
import { type HoldAct, useHoldAct } from './useHoldAct.ts';

interface Props {
  act: Exclude<HoldAct, 'dispute'>;
  hold: HoldRow;
  close: () => void;
}

const schemaOf = (act: Props['act'], gross: number) => {
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
          <FindingField value={values.finding} put={(finding) => put({ finding })} error={errorAt('finding')} />
        )}
        {act === 'backstop' && (
          <AmountField
            label={t('registers.hold.acts.backstopRefund', { currency: hold.currency })}
            hint="backstopHint"
            hold={hold}
            value={values.refund}
            put={(refund) => put({ refund })}
            isWrong={errorAt('refundMinor') !== undefined}
          />
        )}
        <WordsField
          label={t('registers.hold.acts.reason')}
          value={values.reason}
          put={(reason) => put({ reason })}
          error={errorAt('reason')}
          max={1_000}
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
