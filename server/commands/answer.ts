import { ConfigFault } from '../platform/config.ts';
import { Fault } from '../platform/fault.ts';
import { Refusal } from '../platform/refusal.ts';

/** 0: done. 1: it ran, and the answer is no. 2: it was not understood. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return error instanceof ConfigFault || (error instanceof Fault && error.wrongUse) ? 2 : 1;
}

/** One sentence for what we foresaw; what we did not is shown with where it happened. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return `Refused: ${error.code}${fieldsOf(error)}.`;
  if (!(error instanceof Error)) return String(error);
  return error instanceof Fault || error instanceof ConfigFault ? error.message : (error.stack ?? error.message);
}

function fieldsOf({ detail: { errors } }: Refusal): string {
  return errors
    ? ` (${Object.entries(errors)
        .map((each) => each.join(': '))
        .join(', ')})`
    : '';
}
