import type { Staff } from '../schema/access.ts';
import type { Case, Decision, Headline, Priority } from '../schema/spine.ts';
import { type Outcome, type Queue, RESTRICTIVE_OUTCOMES, type RejectionReason, type SubjectKind } from '../words.ts';
import type { Restricted } from './input.ts';
import { HOUR, later, MINUTE, type World } from './rows.ts';

const SWEEP_MS = 400;

interface Act {
  at: Date;
  actorKind: 'staff' | 'platform' | 'system';
  actorId: string;
  action: string;
  subjectKind: SubjectKind;
  subjectId: string;
  detail: Record<string, unknown>;
}

/** One line of the trail, as the product writes it. */
export function trace(world: World, act: Act): void {
  const { detail, ...rest } = act;
  world.rows.audit.push({
    id: world.random.id(),
    marketplaceId: world.id,
    requestId: null,
    detail: world.rules.canonical(detail),
    ...rest,
  });
}

interface Opening {
  queue: Queue;
  subjectKind: 'review' | 'review-dispute';
  subjectId: string;
  headline: Headline;
  /** Left out at a desk whose subjects are not screened. */
  findings?: Case['findings'];
  flag?: Case['flag'];
  priority: Priority[];
  openedAt: Date;
}

export function openCase(world: World, opening: Opening): Case {
  const dueAt = later(opening.openedAt, world.policy.dueHours[opening.queue] * HOUR);
  const one: Case = {
    id: world.random.id(),
    marketplaceId: world.id,
    state: 'open',
    level: 1,
    findings: null,
    flag: null,
    ...opening,
    stars: opening.headline.stars ?? null,
    language: opening.headline.language ?? null,
    dueAt,
    rank: dueAt.getTime() - opening.priority.reduce((sum, each) => sum + each.minutes, 0) * MINUTE,
    closedAt: null,
    leaseHolderId: null,
    leaseHolderAlias: null,
    leaseUntil: null,
    heldUntil: null,
    holdReason: null,
    handedToId: null,
    handOverNote: null,
    decisionId: null,
    version: 1,
  };
  world.rows.cases.push(one);
  return one;
}

/** Nobody needs to decide it any more: its subject was withdrawn or replaced. */
export function closeCase(one: Case, at: Date): void {
  Object.assign(one, { state: 'closed', closedAt: at, version: one.version + 1 });
}

export interface Verdict {
  decider: Staff;
  at: Date;
  outcome: Exclude<Outcome, 'revert'>;
  reasons?: RejectionReason[];
  spans?: Decision['spans'];
  extra?: Record<string, string>;
  message?: string | null;
  note?: string | null;
  recipientId: string;
  subjectVersion: number;
  before: Record<string, unknown>;
}

/** Decided, and its grace is long over. */
export function decide(world: World, one: Case, verdict: Verdict): Decision {
  const { decider, at, before, reasons = [], spans = [], extra = {}, message = null, note = null, ...rest } = verdict;
  const effectiveAt = later(at, world.policy.graceSeconds[one.queue] * 1_000);
  const settledAt = later(effectiveAt, SWEEP_MS);
  const decision: Decision = {
    id: world.random.id(),
    marketplaceId: world.id,
    caseId: one.id,
    queue: one.queue,
    subjectKind: one.subjectKind,
    subjectId: one.subjectId,
    ...rest,
    reasons,
    spans,
    extra,
    findings: one.findings && world.rules.judge(one.findings, { outcome: verdict.outcome, reasons, spans }),
    message,
    note,
    level: one.level,
    deciderId: decider.id,
    deciderAlias: decider.alias,
    decidedAt: at,
    effectiveAt,
    state: 'effective',
    settledAt,
    before,
    revertsId: null,
    batchId: null,
    policyVersion: 1,
  };
  world.rows.decisions.push(decision);
  traceDecision(world, decision, 'decision.made');
  trace(world, {
    ...about(decision),
    at: settledAt,
    actorKind: 'system',
    actorId: 'sweep:decisions',
    action: 'decision.effective',
    detail: { decisionId: decision.id, caseId: one.id },
  });
  const state = verdict.outcome === 'ask' ? 'waiting' : verdict.outcome === 'escalate' ? 'open' : 'closed';
  Object.assign(one, {
    state,
    version: one.version + 2,
    decisionId: state === 'open' ? null : decision.id,
    closedAt: state === 'closed' ? effectiveAt : null,
    level: verdict.outcome === 'escalate' ? 2 : one.level,
  });
  return decision;
}

/** A manager takes an earlier decision back, with a reason, and the case is open again. */
export function revert(
  world: World,
  one: Case,
  earlier: Decision,
  ask: { decider: Staff; at: Date; reason: string },
): Decision {
  const { decider, at, reason } = ask;
  const decision: Decision = {
    ...earlier,
    id: world.random.id(),
    outcome: 'revert',
    reasons: [],
    spans: [],
    extra: {},
    findings: null,
    message: null,
    note: reason,
    deciderId: decider.id,
    deciderAlias: decider.alias,
    decidedAt: at,
    effectiveAt: at,
    state: 'effective',
    settledAt: null,
    before: null,
    revertsId: earlier.id,
  };
  Object.assign(earlier, { state: 'reverted', settledAt: at });
  Object.assign(one, { state: 'open', decisionId: null, closedAt: null, version: one.version + 1 });
  world.rows.decisions.push(decision);
  traceDecision(world, decision, 'decision.reverted');
  return decision;
}

const about = ({ subjectKind, subjectId }: Decision) => ({ subjectKind, subjectId });

function traceDecision(world: World, decision: Decision, action: string): void {
  const { id, caseId, queue, outcome, reasons, subjectVersion, policyVersion, level, batchId, revertsId, spans } =
    decision;
  const detail = {
    decisionId: id,
    caseId,
    queue,
    outcome,
    reasons,
    subjectVersion,
    policyVersion,
    level,
    batchId,
    revertsId,
    statement: restricts(decision),
    spans: spans.length,
  };
  trace(world, {
    ...about(decision),
    at: decision.decidedAt,
    actorKind: 'staff',
    actorId: decision.deciderId,
    action,
    detail,
  });
}

/** What the author asked for himself (R12) restricts nobody (DSA 17). */
const restricts = ({ outcome, reasons }: Decision): boolean =>
  (RESTRICTIVE_OUTCOMES as readonly string[]).includes(outcome) && !(reasons.length === 1 && reasons[0] === 'R12');

/** The one statement of a restriction; facts are taken before the effect, as when it was decided. */
export function stateReasons(world: World, restricted: Omit<Restricted, 'marketplace'>): void {
  const { decision, recipient } = restricted;
  if (!restricts(decision)) return;
  const { language, text, data } = world.rules.statement({ ...restricted, marketplace: world.marketplace });
  world.rows.statements.push({
    id: world.random.id(),
    puid: decision.id,
    decisionId: decision.id,
    marketplaceId: world.id,
    recipientId: recipient.id,
    language,
    text,
    data: world.rules.canonical(data),
    createdAt: decision.decidedAt,
  });
}
