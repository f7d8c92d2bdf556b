import type { Bench } from './bench.ts';
import { REASON_CODES, reasonOfCode } from './reasonKeys.ts';
import type { Claiming } from './useClaim.ts';
import type { DeskKeys } from './useDeskKeys.ts';

export interface CaseKeys {
  bench: Bench;
  claim: Claiming;
  /** Checks that only a person can tick, with the digit they stand under. */
  checks: readonly { code: string; digit: number }[];
  /** Digits belong to what is open: the reasons, else the checks. */
  reasonsOpen: boolean;
  /** With cases selected the keys of the outcomes belong to them, and never to the open case. */
  bulk: ((outcome: string) => void) | null;
  note: () => void;
  /** None where there is nothing to find. */
  findReason: (() => void) | null;
  nextTab: () => void;
  previousTab: () => void;
}

/** Keys of the case in hand; what may not be done has no key. */
export function caseKeys({ bench, claim, checks, reasonsOpen, bulk, ...acts }: CaseKeys): DeskKeys {
  const keys: Record<string, () => void> = {
    BracketLeft: acts.previousTab,
    BracketRight: acts.nextTab,
    KeyV: bench.reveal,
  };
  if (bench.actions.length === 0) return keys;
  for (const action of bench.actions)
    if (action.code !== undefined) keys[action.code] = () => (bulk === null ? bench.act(action) : bulk(action.outcome));
  keys.KeyH = () => bench.open('hold');
  keys.KeyS = () => bench.open('skip');
  keys.KeyN = acts.note;
  if (acts.findReason) keys.KeyF = acts.findReason;
  keys.KeyC = () => turnClaim(claim);
  if (!reasonsOpen) {
    for (const check of checks) keys[`Digit${check.digit}`] = () => bench.toggleCheck(check.code);
    return keys;
  }
  for (const code of REASON_CODES) {
    const reason = reasonOfCode(code);
    if (reason !== undefined) keys[code] = () => bench.toggleReason(reason);
  }
  return keys;
}

/** One key for the claim: takes a free case, keeps one that is running out, gives back one that is not. */
export function turnClaim(claim: Claiming): void {
  if (claim.state === 'free' || claim.state === 'lost') claim.claim();
  if (claim.state !== 'mine') return;
  if (claim.isEnding()) claim.keep();
  else claim.release();
}
