import type { Transaction } from '#db/open.ts';
import type { Review } from '#db/schema/reviews.ts';
import type { Decision } from '#db/schema/spine.ts';
import { OUTCOMES } from '#db/words.ts';
import type { DecisionInput } from '../decisions/contract.ts';
import type { Desk, DeskCall, Effect, Plan } from '../decisions/desks.ts';
import { announce } from '../outbox/store.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { judge } from '../screening/rules.ts';
import { reviewContext } from './context.ts';
import { pointsAt } from './findings.ts';
import { countJudged, flagsNow, flagsOfCase, forgetFindings } from './judged.ts';
import { leave, schedule } from './publish.ts';
import { applyRedaction } from './redaction.ts';
import { reviewWindowEndsAt } from './rules.ts';
import { statementAbout } from './statement.ts';
import { moveReview, reviewOutcomes } from './states.ts';
import { changeReview, findReview, type ReviewWhole, reviewsInSlot, reviewWhole } from './store.ts';
import { publicData } from './view.ts';

const HOUR_MS = 3_600_000;
const SWEEP = system('sweep:decisions');

/** The desk `reviews`: publish, redact and publish, reject, escalate (SPEC 4). */
export const reviewDesk: Desk = {
  outcomes: OUTCOMES.reviews,
  context: reviewContext,
  plan: planReview,
  effect: effectOnReview,
  revert: revertReview,
};

async function planReview(tx: Transaction, call: DeskCall, input: DecisionInput): Promise<Plan> {
  const whole = await reviewWhole(tx, call.one.subjectId);
  const { review, author } = whole;
  if (!reviewOutcomes(review.status).some((outcome) => outcome === input.outcome)) throw new Refusal('case-closed');
  const flags = flagsOfCase(call.one, review);
  const findings = flags && judge(flags, input);
  const plan: Plan = {
    subjectVersion: review.version,
    recipientId: author.id,
    statement: null,
    messages: [],
    findings,
  };
  if (input.outcome !== 'redact' && input.outcome !== 'reject') return plan;
  const program = pointsAt(flags ?? (await flagsNow(tx, review, call.terms)), input.reasons ?? []);
  if (input.outcome === 'reject') return restrict(plan, whole, call, input, { program });
  return restrict(plan, whole, call, input, { program, redactedText: applyRedaction(review.text, input.spans ?? []) });
}

/** Reject and redact: statement to the author, and one message that carries it. */
function restrict(
  plan: Plan,
  whole: ReviewWhole,
  call: DeskCall,
  input: DecisionInput,
  extra: { program: boolean; redactedText?: string },
): Plan {
  const outcome = input.outcome === 'redact' ? 'redact' : 'reject';
  const resubmitUntil = outcome === 'reject' ? triesAgainUntil(whole, call) : null;
  const reasons = input.reasons ?? [];
  const statement = statementAbout(whole, call, {
    outcome,
    reasons,
    spans: input.spans ?? [],
    message: input.message ?? null,
    resubmitUntil,
    program: extra.program,
    disputeOpenedAt: null,
    proven: false,
  });
  const payload = {
    ...publicData(whole),
    ...(extra.redactedText !== undefined && { text: extra.redactedText, originalText: whole.review.text }),
    reasons: [...reasons],
    message: input.message ?? null,
    statement: statement && { language: statement.language, text: statement.text, id: call.decisionId },
    resubmitUntil,
  };
  const topic = outcome === 'redact' ? ('review.redacted' as const) : ('review.rejected' as const);
  return { ...plan, statement, messages: [{ topic, subjectId: whole.review.id, payload }] };
}

/** Resubmission is open to the end of the window, and 72 hours at least (reviews.md A2.12). */
function triesAgainUntil({ order }: ReviewWhole, { terms, effectiveAt }: DeskCall): Date {
  const grace = effectiveAt.getTime() + terms.policy.resubmitGraceHours * HOUR_MS;
  const window = order.terminalAt ? reviewWindowEndsAt(order.terminalAt, terms.policy, terms.zone).getTime() : 0;
  return new Date(Math.max(grace, window));
}

async function effectOnReview(
  tx: Transaction,
  _context: Context,
  decision: Decision,
  _one: unknown,
  at: Date,
): Promise<Effect> {
  if (decision.outcome === 'escalate') return { state: 'open', level: 2, before: {} };
  const review = await findReview(tx, decision.subjectId, SWEEP);
  if (review.status !== 'pending' || review.version !== decision.subjectVersion) return 'void';
  const before = { text: review.text, redacted: review.redacted, originalText: review.originalText };
  if (decision.outcome === 'reject') await leave(tx, review, 'rejected', at);
  else await approve(tx, review, decision, at);
  await countJudged(tx, decision, 1);
  return { state: 'closed', before };
}

async function approve(tx: Transaction, review: Review, decision: Decision, at: Date): Promise<void> {
  if (decision.outcome !== 'redact') {
    await schedule(tx, await changeReview(tx, review, { approvedAt: at }, at), at);
    return;
  }
  const text = applyRedaction(review.text, decision.spans);
  const hidden = { text, originalText: review.originalText ?? review.text, redacted: true, approvedAt: at };
  await schedule(tx, await changeReview(tx, review, hidden, at, true), at);
}

/** Back to the desk: whatever the decision did is put back, and the case is open again. */
async function revertReview(tx: Transaction, _context: Context, decision: Decision, now: Date): Promise<void> {
  const review = await findReview(tx, decision.subjectId, SWEEP);
  const was = review.status;
  const status = was === 'pending' ? 'pending' : moveReview(was, 'reopen');
  const taken = (await reviewsInSlot(tx, review.slot)).some(
    (held) => held.review.status === 'pending' && held.review.id !== review.id,
  );
  if (taken) throw new Refusal('cannot-revert');
  const before = decision.before as { text: string; redacted: boolean; originalText: string | null };
  const words = decision.outcome === 'redact' ? before : {};
  const back = {
    status,
    approvedAt: null,
    publishAt: null,
    publishedAt: null,
    endedAt: null,
    disputableUntil: null,
    ...words,
  };
  const reopened = await changeReview(tx, review, back, now, decision.outcome === 'redact');
  await countJudged(tx, decision, -1);
  // A dispute changed the words meanwhile.
  if (reopened.originalText !== null) await forgetFindings(tx, decision.caseId);
  if (was !== 'published') return;
  await restoreReplaced(tx, review, now);
  const payload = { ...publicData(await reviewWhole(tx, review.id)), by: 'moderation' };
  await announce(tx, {
    marketplaceId: review.marketplaceId,
    subjectId: review.id,
    topic: 'review.removed',
    payload,
    createdAt: now,
    availableAt: now,
  });
}

/** The older review that the taken-back one had replaced is current again (reviews.md A2.10). */
async function restoreReplaced(tx: Transaction, review: Review, now: Date): Promise<void> {
  const older = (await reviewsInSlot(tx, review.slot)).find((held) => held.review.id === review.replacesId)?.review;
  if (older?.status === 'superseded' && older.publishedAt)
    await changeReview(tx, older, { status: moveReview('superseded', 'restore'), endedAt: null }, now);
}
