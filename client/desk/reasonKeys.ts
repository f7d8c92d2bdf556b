import { REJECTION_REASONS, type RejectionReason } from '#db/words.ts';

/** Keys 1…9, 0, -, = in the order of the policy (TOKENS §7), by place on the keyboard. */
export const REASON_CODES = [
  'Digit1',
  'Digit2',
  'Digit3',
  'Digit4',
  'Digit5',
  'Digit6',
  'Digit7',
  'Digit8',
  'Digit9',
  'Digit0',
  'Minus',
  'Equal',
] as const;
const REASON_HINTS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='] as const;

/** The hint printed on the button of a reason; the place in the whole list counts, also where a policy leaves some out. */
export function hintOf(reason: RejectionReason): string {
  return REASON_HINTS[REJECTION_REASONS.indexOf(reason)] ?? '';
}

export function reasonOfCode(code: string): RejectionReason | undefined {
  const at = (REASON_CODES as readonly string[]).indexOf(code);
  return at < 0 ? undefined : REJECTION_REASONS[at];
}
