import type { DocumentCheck } from '#db/schema/documents.ts';
import { CHECK_CODES } from '#db/words.ts';
import { CHECKS } from '../identity/catalogue.ts';
import { standings } from '../identity/suggest.ts';
import type { Policy } from '../policies/contract.ts';
import type { CheckLine } from './contract.ts';

type Answered = DocumentCheck & { byAlias: string | null };

/** The checklist as the desk shows it: what the program said, what a person said, and which of them counts (§C2). */
export function checklistOf(answers: readonly Answered[], policy: Policy, mayTick: boolean): CheckLine[] {
  const counts = standings(answers);
  const last = (code: string, source: string) =>
    answers.findLast((answer) => answer.code === code && answer.source === source);
  return CHECK_CODES.map((code) => {
    const { required, onFail } = policy.documents.checks.rules[code];
    const said = (one: Answered | undefined) =>
      one
        ? {
            result: one.result,
            detail: one.detail,
            explanation: one.explanation,
            byAlias: one.byAlias,
            at: one.at.toISOString(),
          }
        : null;
    return {
      code,
      group: CHECKS[code].group,
      required,
      onFail,
      auto: said(last(code, 'auto')),
      agent: said(last(code, 'agent')),
      result: counts.get(code)?.result ?? null,
      mayTick,
    };
  });
}
