import type { RingRow } from '#server/rings/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { figureOf, isSignal } from './signals.ts';

type Evidence = RingRow['evidence'][number];
const SMALLEST = 1_000_000;

/** What a piece of evidence is called and what it says, with its figure. A sign that this page does not know shows what it has. */
export function useSignalWords() {
  const t = useT();
  const { number } = useFormats();
  const chance = (value: number): string =>
    value < 1 / SMALLEST
      ? t('registers.ring.smallChance', { n: number(SMALLEST) })
      : t('registers.ring.aboutChance', { n: number(Math.round(1 / value)) });
  return {
    name: (signal: string): string => (isSignal(signal) ? t(`registers.ring.signals.${signal}`) : signal),
    means: (piece: Evidence): string => {
      const { signal, figures } = piece;
      const figure = figureOf(piece);
      if (!isSignal(signal) || figure === undefined)
        return [
          t('registers.ring.means.unknown'),
          ...Object.entries(figures).map(([name, value]) =>
            t('registers.ring.figure', { name, value: number(value, Number.isInteger(value) ? 0 : 2) }),
          ),
        ].join(' ');
      const value =
        signal === 'burst' ? chance(figure) : signal === 'near-duplicates' ? number(figure * 100) : number(figure, 1);
      return t(`registers.ring.means.${signal}`, { smart_count: figure, value });
    },
  };
}
