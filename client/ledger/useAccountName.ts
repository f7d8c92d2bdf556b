import { useT } from '../i18n/useT.ts';
import { recordPath } from '../kit/paths.ts';
import { shortId } from '../kit/shortId.ts';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';

const POTS = { 'income:fee': 'fee', 'expense:goodwill': 'goodwill', 'expense:chargeback': 'chargeback' } as const;

/**
 * An account in words, from its code: `hold:{id}`, `refund-due:{hold}`, `payable:{person}:CZK`, `psp:{marketplace}:CZK`,
 * `income:fee:{marketplace}:CZK`. One that this page does not know yet shows its code.
 */
export function useAccountName(): (code: string) => string {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  return (code) => {
    const [head = '', second = '', third = ''] = code.split(':');
    if (head === 'hold') return t('registers.ledger.names.hold', { id: shortId('hold', second) });
    if (head === 'refund-due') return t('registers.ledger.names.refundDue', { id: shortId('hold', second) });
    if (head === 'payable') return t('registers.ledger.names.payable', { id: shortId('person', second) });
    if (head === 'psp') return t('registers.ledger.names.psp', { marketplace: marketplaceName(second) });
    const pot = Object.entries(POTS).find(([start]) => start === `${head}:${second}`)?.[1];
    return pot ? t(`registers.ledger.names.${pot}`, { marketplace: marketplaceName(third) }) : code;
  };
}

/** Whose account it is, where that has a page. */
export function ownerPath(code: string): string | undefined {
  const [head, id] = code.split(':');
  if (!id) return undefined;
  if (head === 'hold' || head === 'refund-due') return recordPath('hold', id);
  return head === 'payable' ? recordPath('person', id) : undefined;
}
