import type { DisputeContext } from '#server/disputes/contract.ts';
import type { Draft } from '../../desk/drafts.ts';
import { TimelineTab } from '../../desk/evidence/TimelineTab.tsx';
import { PeopleTab } from '../../desk/evidence/tabs.tsx';
import { missingFields } from '../../desk/missing.ts';
import type { DeskOutcome, DeskParts, Missing } from '../../desk/parts.ts';
import { Checklist } from './Checklist.tsx';
import { DisputeEvidence } from './DisputeEvidence.tsx';
import { DisputeFacts } from './DisputeFacts.tsx';

/** Disputes of reviews: keep, remove, redact, apply the agreed edit, ask a party, escalate (SPEC 4). */
export const disputesDesk: DeskParts<DisputeContext> = {
  queue: 'review-disputes',
  read: (acts, caseId, signal) => acts.disputeContext(caseId, signal),
  dueSoonHours: 24,
  actions: [
    { outcome: 'keep', code: 'KeyA', tone: 'success', main: true },
    { outcome: 'apply-edit', code: 'KeyT', tone: 'plain', main: true },
    { outcome: 'remove', code: 'KeyR', tone: 'error', main: false },
    { outcome: 'redact', code: 'KeyD', tone: 'plain', main: false },
    { outcome: 'ask', code: 'KeyQ', tone: 'plain', main: false, dialog: 'ask' },
    { outcome: 'escalate', code: 'KeyE', tone: 'plain', main: false },
  ],
  tabs: [
    { id: 'person', Panel: PeopleTab },
    { id: 'timeline', count: (context) => context.timeline.length, Panel: TimelineTab },
  ],
  Evidence: DisputeEvidence,
  Facts: DisputeFacts,
  Checklist,
  openChecks: ({ checks }) =>
    checks.flatMap((check, at) => (check.passed === null ? [{ code: check.code, digit: at + 1 }] : [])),
  reasonsOpen: false,
  previews: ['keep', 'remove', 'redact', 'apply-edit'],
  redact: 'redact',
  missing: missingAtDisputes,
  confirmed: () => undefined,
  recipient: ({ author, subject }) => ({ who: 'parties', readers: [author, subject] }),
  state: ({ dispute }) => ({ of: 'disputeStatuses', value: dispute.status }),
};

/** An edit is applied only when a person has ticked what no rule can tell, that it was not bought or forced (IZI-18). */
function missingAtDisputes(
  outcome: DeskOutcome,
  draft: Draft,
  { checks, dispute }: Pick<DisputeContext, 'checks' | 'dispute'>,
): Missing | null {
  // Proof is a ground of its own (IZI-18): the server asks for no reason of the terms beside it.
  if (outcome === 'remove' && dispute.ground === 'proof') return null;
  if (outcome !== 'apply-edit') return missingFields(outcome, draft);
  if (checks.some((check) => check.code === 'both-agreed' && check.passed === false))
    return { code: 'answer', count: 1 };
  const open = checks.filter((check) => check.passed === null && !draft.checks.includes(check.code));
  return open.length === 0 ? null : { code: 'checks', count: open.length };
}
