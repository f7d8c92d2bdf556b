import { useState } from 'react';
import type { SplitAsk } from '#server/escrow/contract.ts';
import { useBench } from '../../desk/bench.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { parseBasisPoints, parseMinor, readMinor } from '../../kit/minor.ts';
import type { EscrowCase } from './escrowCase.ts';
import { useSplit } from './useSplit.ts';

export type AmountName = 'share' | 'release' | 'refund';
/** Of everything, in hundredths of a percent. */
const WHOLE = 10_000;

/** What is being typed, where, and whether the hand has left it. */
interface Typing {
  field: AmountName;
  text: string;
  hasLeft: boolean;
}

/** Slider and exact fields of one payment: whichever is touched says one number, and the others follow the server. */
export function useAmounts({ hold, dispute }: Pick<EscrowCase, 'hold' | 'dispute'>, first: number | null) {
  const { draft, write } = useBench();
  const { locale, number } = useFormats();
  const [typing, setTyping] = useState<Typing | null>(null);
  const begun = first === null ? null : { refundMinor: first };
  const { wish, split, isFresh, failure, ask } = useSplit(dispute.id, begun, draft.goodwillMinor, (refundMinor) =>
    write({ refundMinor }),
  );
  const askOf = (field: AmountName, text: string): SplitAsk | null => {
    if (field === 'share') return wishOf('keptBasisPoints', parseBasisPoints(text));
    const minor = parseMinor(text, locale);
    const isStepped = minor === hold.gross || (minor ?? 0) % hold.settleStep === 0;
    return field === 'release' ? wishOf('releaseMinor', minor) : wishOf('refundMinor', isStepped ? minor : null);
  };
  const isWrong = (field: AmountName) =>
    typing?.field === field && typing.text.trim() !== '' && askOf(field, typing.text) === null;
  const points = wish?.keptBasisPoints ?? split?.keptBasisPoints ?? 0;
  const answered = { share: number(points / 100, 2), release: split?.releaseMinor, refund: split?.refundMinor };
  return {
    split,
    isFresh,
    failure,
    isAsked: wish !== null,
    points,
    isWrong,
    wrong: (['share', 'release', 'refund'] as const).find(isWrong),
    text: (field: AmountName): string => {
      // Until the server has answered, what was typed stays: an old amount must not come back in between.
      if (typing?.field === field && (!typing.hasLeft || !isFresh)) return typing.text;
      const value = split === null ? undefined : answered[field];
      return typeof value === 'number' ? readMinor(value, locale) : (value ?? '');
    },
    type: (field: AmountName, text: string) => {
      setTyping({ field, text, hasLeft: false });
      ask(askOf(field, text));
    },
    leave: () => setTyping((before) => before && { ...before, hasLeft: true }),
    slide: (to: number) => {
      setTyping(null);
      ask({ keptBasisPoints: Math.min(WHOLE, Math.max(0, to)) });
    },
  };
}

export type Amounts = ReturnType<typeof useAmounts>;

const wishOf = (name: keyof SplitAsk, value: number | null): SplitAsk | null =>
  value === null ? null : { [name]: value };
