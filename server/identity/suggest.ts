import { CHECK_CODES, type CheckCode, type CheckResult, type CheckSource, type DocumentReason } from '#db/words.ts';
import { CHECKS, reasonFacts } from './catalogue.ts';
import type { CheckRule, DocumentChecks } from './contract.ts';

/** One answer to one check of the attempt at hand. */
export interface Answer {
  code: CheckCode;
  source: CheckSource;
  result: CheckResult;
}
/** What counts of a check: the agent's answer where there is one, else the program's. */
export interface Standing {
  result: CheckResult;
  source: CheckSource;
  /** What the program said where an agent said something else. */
  overruled: CheckResult | null;
}
export interface Suggestion {
  outcome: 'approve' | 'resubmit' | 'reject' | 'escalate' | null;
  reasons: DocumentReason[];
}

/** A decision carries one to five (§C3). */
const REASONS_MAX = 5;
/** The gravest wish of a failed check is the suggestion. */
const GRAVEST = ['reject', 'escalate', 'resubmit'] as const;

/** The latest answer of each source counts, and an agent's before a program's; both stay to be seen (§C2). */
export function standings(answers: readonly Answer[]): Map<CheckCode, Standing> {
  const latest = (source: CheckSource) =>
    new Map(answers.filter((answer) => answer.source === source).map(({ code, result }) => [code, result]));
  const [auto, agent] = [latest('auto'), latest('agent')];
  const of = (code: CheckCode): [CheckCode, Standing][] => {
    const [program, person] = [auto.get(code), agent.get(code)];
    if (person) {
      const overruled = program && program !== person ? program : null;
      return [[code, { result: person, source: 'agent', overruled }]];
    }
    return program ? [[code, { result: program, source: 'auto', overruled: null }]] : [];
  };
  return new Map(CHECK_CODES.flatMap(of));
}

/**
 * What the checklist speaks for; nothing follows from it by itself. Approval only where nothing fails and every check
 * that the policy wants is answered by whom it wants; null while something is open and nothing speaks against.
 * @param answers of one attempt, oldest first
 * @param earlier reasons for which attempts before were sent back: a copy shown again is final
 */
export function suggest(
  answers: readonly Answer[],
  policy: DocumentChecks,
  earlier: readonly DocumentReason[] = [],
): Suggestion {
  const found = standings(answers);
  const failed = CHECK_CODES.filter((code) => found.get(code)?.result === 'fail').map((code) => {
    const reasons = CHECKS[code].reasons;
    const again = reasons.find((reason) => reasonFacts(reason).finalOnRepeat && earlier.includes(reason));
    return { reason: again ?? reasons[0], wish: again ? ('reject' as const) : policy.rules[code].onFail };
  });
  const outcome = GRAVEST.find((wish) => failed.some((each) => each.wish === wish));
  if (outcome) {
    const reasons = failed.flatMap(({ wish, reason }) => (wish === outcome && reason ? [reason] : []));
    return { outcome, reasons: [...new Set(reasons)].slice(0, REASONS_MAX) };
  }
  const isOpen = CHECK_CODES.some((code) => missingOf(code, found.get(code), policy) !== null);
  return { outcome: isOpen ? null : 'approve', reasons: [] };
}

export interface ApprovalFacts {
  /** Checks whose warning, or whose answer against the program's, an agent has explained. */
  explained: readonly CheckCode[];
  /** This agent has looked at every file of the attempt. */
  revealedAll: boolean;
  holdsLease: boolean;
  /** The agent's own account, or one linked to the applicant's. */
  isLinked: boolean;
  /** The rejection under appeal was this agent's. */
  rejectedBefore: boolean;
}
export interface Missing {
  /** null: not about one check. */
  code: CheckCode | null;
  why:
    | 'unanswered'
    | 'failed'
    | 'agent-only'
    | 'unexplained'
    | 'not-revealed'
    | 'no-lease'
    | 'linked'
    | 'rejected-before';
}

/** What stands between this agent and an approval (§C2); empty: nothing does. The server asks it again when it is done. */
export function mayApprove(answers: readonly Answer[], policy: DocumentChecks, facts: ApprovalFacts): Missing[] {
  const found = standings(answers);
  const ofChecks = CHECK_CODES.flatMap((code): Missing[] => {
    const standing = found.get(code);
    const why = missingOf(code, standing, policy);
    if (why) return [{ code, why }];
    const isExplained = !standing || !wantsWords(standing, policy.rules[code]) || facts.explained.includes(code);
    return isExplained ? [] : [{ code, why: 'unexplained' }];
  });
  const ofAgent = [
    facts.revealedAll ? null : ('not-revealed' as const),
    facts.holdsLease ? null : ('no-lease' as const),
    facts.isLinked ? ('linked' as const) : null,
    facts.rejectedBefore ? ('rejected-before' as const) : null,
  ];
  return [...ofChecks, ...ofAgent.flatMap((why): Missing[] => (why ? [{ code: null, why }] : []))];
}

function missingOf(code: CheckCode, standing: Standing | undefined, policy: DocumentChecks): Missing['why'] | null {
  const { required, settledBy, onFail } = policy.rules[code];
  if (!standing) return required ? 'unanswered' : null;
  if (standing.result === 'fail') return required || onFail !== 'warn' ? 'failed' : null;
  return required && settledBy === 'agent' && standing.source === 'auto' ? 'agent-only' : null;
}

/** A failure that the policy lets pass does, a warning of what it requires, and a word against a failure that a program found. */
const wantsWords = ({ result, overruled }: Standing, { required }: CheckRule) =>
  result === 'fail' || overruled === 'fail' || (required && result === 'warn');
