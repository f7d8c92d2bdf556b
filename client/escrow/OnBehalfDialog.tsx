import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import { DEAL_PARTIES } from '#db/words.ts';
import { type HoldRow, OpenOnBehalf } from '#server/escrow/contract.ts';
import { refusedBy, useRefusalText } from '../data/refusal.ts';
import { DeskDialog } from '../desk/DeskDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { parseMinor } from '../kit/minor.ts';
import { useForm } from '../kit/useForm.ts';
import { AmountField, FindingField, NO_AMOUNT, WordsField } from './holdFields.tsx';
import { useHoldAct } from './useHoldAct.ts';

const TEXT_MAX = 2_000;
const EMPTY = { party: '', reason: '', wants: '', text: '', consent: '' };

/** A dispute for a side that called or wrote: what it says, what it wants, and how it agreed that staff speak for it (D1). */
export function OnBehalfDialog({ hold, close }: { hold: HoldRow; close: () => void }) {
  const t = useT();
  const refusalText = useRefusalText();
  const { send } = useHoldAct(hold.id, 'dispute');
  const { values, put, submit, errorAt, failure, busy } = useForm({
    start: EMPTY,
    bodyOf: ({ wants, text, consent, ...chosen }) => ({
      ...chosen,
      // What is not said at all is missing, and not too short.
      text: text.trim() || undefined,
      consent: consent.trim() || undefined,
      version: hold.version,
      ...(wants.trim() !== '' && { wantsMinor: parseMinor(wants) ?? NO_AMOUNT }),
    }),
    schema: OpenOnBehalf.extend({ wantsMinor: OpenOnBehalf.shape.wantsMinor.unwrap().max(hold.gross).optional() }),
    send: async (body) => {
      if (await send(body)) close();
    },
  });
  const isLate = refusedBy(failure).code === 'version-changed';
  const said = isLate ? t('registers.hold.acts.conflict') : refusalText(failure);
  const words = (field: 'text' | 'consent') => ({
    label: t(`registers.hold.acts.disputeWords.${field}`),
    value: values[field],
    put: (value: string) => put({ [field]: value }),
    error: errorAt(field),
    max: TEXT_MAX,
  });
  return (
    <DeskDialog
      title={t('registers.hold.acts.disputeTitle')}
      more={t('registers.hold.acts.disputeLead')}
      submit={t('registers.hold.acts.disputeDo')}
      failure={failure === undefined ? null : said}
      isBusy={busy}
      onSubmit={() => void submit()}
      onClose={close}
    >
      <Party hold={hold} value={values.party} put={(party) => put({ party })} error={errorAt('party')} />
      <FindingField value={values.reason} put={(reason) => put({ reason })} error={errorAt('reason')} />
      <AmountField
        label={t('registers.hold.acts.disputeWants', { currency: hold.currency })}
        hint="disputeWantsHint"
        hold={hold}
        value={values.wants}
        put={(wants) => put({ wants })}
        isWrong={errorAt('wantsMinor') !== undefined}
      />
      <WordsField {...words('text')} />
      <WordsField {...words('consent')} hint={t('registers.hold.acts.disputeConsentHint')} />
    </DeskDialog>
  );
}

interface PartyProps {
  hold: HoldRow;
  value: string;
  put: (value: string) => void;
  error: string | undefined;
}

/** For whom: chosen by name, and never chosen beforehand. */
function Party({ hold, value, put, error }: PartyProps) {
  const t = useT();
  const id = useId();
  const names = { customer: hold.customerName, specialist: hold.specialistName };
  return (
    <FormControl error={error !== undefined}>
      <FormLabel id={id}>{t('registers.hold.acts.disputeParty')}</FormLabel>
      <RadioGroup aria-labelledby={id} value={value} onChange={(_event, party) => put(party)}>
        {DEAL_PARTIES.map((party, at) => (
          <FormControlLabel
            key={party}
            value={party}
            control={<Radio size="small" autoFocus={at === 0} />}
            label={t('registers.hold.acts.disputeFor', { who: t(`words.offerBy.${party}`), name: names[party] })}
          />
        ))}
      </RadioGroup>
      {error && <FormHelperText>{error}</FormHelperText>}
    </FormControl>
  );
}
