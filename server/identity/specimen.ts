import { foldCase } from './fold.ts';

/** The state of ICAO's specimens, Utopia, is none. */
const NO_STATE = 'UTO';
/** What is printed on a specimen instead of a name, as people and zones write it. */
const NO_NAMES = new Set(['specimen', 'vzor', 'зразок', 'zrazok']);

/** Whether a document says of itself that it is a specimen (verification.md §A3). */
export const isSpecimen = (states: readonly string[], names: readonly string[]): boolean =>
  states.includes(NO_STATE) ||
  names.some((name) =>
    foldCase(name)
      .split(/[\s-]+/)
      .some((word) => NO_NAMES.has(word)),
  );
