import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { UserText } from '../../kit/UserText.tsx';
import type { EscrowCase } from './escrowCase.ts';

/** What was decided first, and why a side does not agree (D16): it is heard by somebody who took no part. */
export function Appeal({ context: { dispute, hold, customer, specialist, history } }: { context: EscrowCase }) {
  const t = useT();
  const { money } = useFormats();
  if (!dispute.appealUsed || dispute.appealedBy === null) return null;
  const side = dispute.appealedBy === 'customer' ? customer : specialist;
  const first = history.find(({ message, state }) => message !== null && state === 'effective');
  return (
    <section className="sec">
      <h3>{t('desk.escrow.appeal')}</h3>
      <div className="box pad">
        <p className="sm t2">
          {t('desk.escrow.appealBy', { name: side.displayName })}{' '}
          {dispute.refundMinor !== null &&
            t('desk.escrow.decidedFirst', { amount: money(dispute.refundMinor, hold.currency) })}
        </p>
        {dispute.appealText !== null && <UserText text={dispute.appealText} lang={side.locale} small />}
        {first?.message && (
          <>
            <p className="sm t2" style={{ marginTop: 8 }}>
              {t('desk.escrow.decidedBy', { alias: first.deciderAlias })}
            </p>
            <UserText text={first.message} small />
          </>
        )}
      </div>
    </section>
  );
}
