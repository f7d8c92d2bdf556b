import { CommanderError } from 'commander';
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

/** The same for whoever asked for JSON: one line, with the code and the fields where the rules said no. */
export function refusalOf(error: unknown): {
  ok: false;
  error: string;
  code?: string;
  errors?: Record<string, string>;
} {
  if (error instanceof CommanderError) return { ok: false, error: error.message.replace(/^error: /, '') };
  if (error instanceof Refusal) {
    const { errors } = error.detail;
    return { ok: false, error: sentenceOf(error), code: error.code, ...(errors && { errors }) };
  }
  return { ok: false, error: error instanceof Error ? error.message : String(error) };
}

function fieldsOf({ detail: { errors } }: Refusal): string {
  return errors
    ? ` (${Object.entries(errors)
        .map((each) => each.join(': '))
        .join(', ')})`
    : '';
}
