import { CHECK_RESULTS, type CheckCode, type CheckResult } from '#db/words.ts';
import type { CheckLine, DocumentContext } from '#server/documents/contract.ts';

/** Keys 1 to 4 in the checklist, by place on the keyboard. */
export const RESULT_CODES: Readonly<Record<string, CheckResult>> = Object.fromEntries(
  CHECK_RESULTS.flatMap((result, at) => [
    [`Digit${at + 1}`, result],
    [`Numpad${at + 1}`, result],
  ]),
);
export const hintOf = (result: CheckResult): string => String(CHECK_RESULTS.indexOf(result) + 1);

/** What has been ticked here and not read back yet. */
export type Ticked = Readonly<Partial<Record<CheckCode, CheckResult>>>;

export const resultOf = ({ code, result }: CheckLine, ticked: Ticked): CheckResult | null => ticked[code] ?? result;

/** A check that the policy wants and nobody has answered, or only a program where a person must. */
export const isOpen = ({ code }: CheckLine, missing: DocumentContext['missing'], ticked: Ticked): boolean =>
  ticked[code] === undefined &&
  missing.some((each) => each.code === code && (each.why === 'unanswered' || each.why === 'agent-only'));

/** Checks that nobody asks for and that speak against nothing stand folded: whoever wants them opens them. */
export const isAside = (line: CheckLine, ticked: Ticked): boolean => {
  const result = resultOf(line, ticked);
  return !line.required && result !== 'warn' && result !== 'fail' && line.agent === null;
};

/** How often each result stands, and how many are open: "6 passed, 2 warnings, 1 open". */
export function countsOf(
  lines: readonly CheckLine[],
  missing: DocumentContext['missing'],
  ticked: Ticked,
): Record<'pass' | 'warn' | 'fail' | 'open', number> {
  const counts = { pass: 0, warn: 0, fail: 0, open: 0 };
  for (const line of lines) {
    const result = resultOf(line, ticked);
    if (isOpen(line, missing, ticked)) counts.open++;
    else if (result === 'na') counts.pass++;
    else if (result !== null) counts[result]++;
  }
  return counts;
}

/** Checks whose answer is let pass only with a sentence that says why. */
export const unexplained = (
  lines: readonly CheckLine[],
  missing: DocumentContext['missing'],
  ticked: Ticked,
): CheckLine[] =>
  lines.filter((line) => {
    const isAsked = missing.some(({ code, why }) => code === line.code && why === 'unexplained');
    return ticked[line.code] === undefined ? isAsked : ticked[line.code] === 'warn' && line.required;
  });
