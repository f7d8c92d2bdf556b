import { Thresholds } from '#server/screening/contract.ts';
import type { SettingsBody, ThresholdName } from '../changes.ts';
import { asPercent } from '../percent.ts';

type Figure = Exclude<ThresholdName, 'taxNumberDays'>;
interface Rule {
  name: Figure;
  /** Written in percent. */
  share?: true;
  min: number;
  max: number;
}

/** Ranges are those of the contract, in the unit that is typed. */
export const FIGURES: Record<'sure' | 'caps' | 'latin' | 'shape', readonly Rule[]> = {
  sure: [
    { name: 'flag', share: true, min: 0, max: 100 },
    { name: 'raise', share: true, min: 0, max: 100 },
  ],
  caps: [
    { name: 'capsWords', min: 1, max: 100 },
    { name: 'capsWordLetters', min: 2, max: 30 },
    { name: 'capsShare', share: true, min: 0, max: 100 },
  ],
  latin: [
    { name: 'latinWords', min: 1, max: 100 },
    { name: 'latinShare', share: true, min: 0, max: 100 },
  ],
  shape: [
    { name: 'fewWords', min: 0, max: 20 },
    { name: 'questionShare', share: true, min: 0, max: 100 },
  ],
};

const DAY_MS = 86_400_000;
/** A tax number counts the days since the last one of 1899. */
const EPOCH = Date.UTC(1899, 11, 31);
export const dayOf = (days: number): string =>
  Number.isNaN(days) ? '' : new Date(EPOCH + days * DAY_MS).toISOString().slice(0, 10);
export const daysOf = (day: string): number =>
  day === '' ? Number.NaN : Math.round((Date.parse(`${day}T00:00:00Z`) - EPOCH) / DAY_MS);

/** Names of figures that the server would refuse. */
export function wrongFigures(thresholds: Thresholds): ReadonlySet<string> {
  const issues = Thresholds.safeParse(thresholds).error?.issues ?? [];
  return new Set(issues.map(({ path }) => String(path[0])));
}

/** Whether a threshold or the certainty of a phrase lies outside of its range. */
export const hasWrongFigure = ({ lists, thresholds }: SettingsBody): boolean =>
  wrongFigures(thresholds).size > 0 || lists.phrases.some(({ confidence }) => !(confidence >= 0 && confidence <= 1));

/** A figure as a person reads it: percent, a number, or two days. */
export function figureText(
  name: ThresholdName,
  value: Thresholds[ThresholdName],
  { number, day }: { number: (value: number, digits?: number) => string; day: (iso: string) => string },
): string {
  if (typeof value !== 'number') return value.map((days) => day(dayOf(days))).join(' – ');
  if (Number.isNaN(value)) return '';
  const isShare = Object.values(FIGURES).some((rules) => rules.some((rule) => rule.name === name && rule.share));
  if (!isShare) return number(value);
  const percent = asPercent(value);
  return `${number(percent, Number.isInteger(percent) ? 0 : 1)}\u00a0%`;
}
