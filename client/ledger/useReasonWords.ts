import { useTranslate } from 'react-admin';
import { ESCROW_ENDS } from '#db/words.ts';

/** Why money was moved: the ledger keeps a code, or the end of a dispute; anything else is shown as it stands. */
export function useReasonWords(): (reason: string) => string {
  const translate = useTranslate();
  return (reason) => {
    const end = ESCROW_ENDS.find((each) => each === reason);
    // Both lists know goodwill and chargebacks by other codes, so none hides the other.
    return end ? translate(`words.escrowEnds.${end}`) : translate(`registers.ledger.reasons.${reason}`, { _: reason });
  };
}
