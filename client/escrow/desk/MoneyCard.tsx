import './escrow.css';
import { useBench } from '../../desk/bench.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { readMinor } from '../../kit/minor.ts';
import { AmountField } from './AmountField.tsx';
import { Deadlines } from './Deadlines.tsx';
import type { EscrowCase } from './escrowCase.ts';
import { SecondNotice } from './SecondNotice.tsx';
import { ShareSlider } from './ShareSlider.tsx';
import { Steps } from './Steps.tsx';
import { SumLine } from './SumLine.tsx';
import { type AmountName, type Amounts, useAmounts } from './useAmounts.ts';

/** Steps, the held amount, slider and exact fields that always sum: one number is said, the server says the rest. */
export function MoneyCard({ context }: { context: EscrowCase }) {
  const { row, draft } = useBench();
  // Typing belongs to one case: another begins with its own draft, and after a change of the case with fresh parts.
  return <Card key={`${row.id} ${context.dispute.version}`} context={context} first={draft.refundMinor} />;
}

function Card({ context, first }: { context: EscrowCase; first: number | null }) {
  const { hold } = context;
  const { actions } = useBench();
  const t = useT();
  const { money } = useFormats();
  const amounts = useAmounts(context, first);
  const mayDivide = actions.some(({ dialog }) => dialog === 'money' || dialog === 'propose');
  return (
    <>
      <Steps context={context} second={amounts.split?.second ?? context.second} />
      <section className="ss money" aria-label={t('desk.money.title')}>
        <p className="held">
          <span className="t2">{t('desk.money.held')}</span>
          <b>{money(hold.gross, hold.currency)}</b>
        </p>
        {mayDivide && (
          <>
            <ShareSlider amounts={amounts} />
            <Fields amounts={amounts} hold={hold} />
            <SumLine amounts={amounts} hold={hold} />
          </>
        )}
      </section>
      <Deadlines context={context} />
      <SecondNotice reasons={amounts.split?.second ?? context.second} context={context} />
    </>
  );
}

function Fields({ amounts, hold }: { amounts: Amounts; hold: EscrowCase['hold'] }) {
  const t = useT();
  const { share, locale } = useFormats();
  const { split, isFresh } = amounts;
  const field = (name: AmountName, unit: string) => (
    <AmountField
      label={t(`desk.money.${name}`)}
      unit={unit}
      value={amounts.text(name)}
      isWrong={amounts.isWrong(name)}
      isOld={!isFresh}
      onType={(text) => amounts.type(name, text)}
      onLeave={amounts.leave}
    />
  );
  const ofFee = split && hold.feeFull > 0 ? Math.round((split.feeMinor * 10_000) / hold.feeFull) : 0;
  return (
    <div className="sum">
      {field('share', '%')}
      {field('release', hold.currency)}
      <AmountField
        label={
          <>
            {t('desk.money.fee')}{' '}
            <span className="t3">
              {t('desk.money.feeOf', { share: share(ofFee), fee: readMinor(hold.feeFull, locale) })}
            </span>
          </>
        }
        unit={hold.currency}
        value={split ? readMinor(split.feeMinor, locale) : ''}
        isOld={!isFresh}
      />
      {field('refund', hold.currency)}
    </div>
  );
}
