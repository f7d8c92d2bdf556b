import type { z } from 'zod';
import type { Language, Presence, Queue } from '#db/words.ts';
import type { StaffCreated } from '#server/access/contract.ts';
import type {
  BulkAnswer,
  BulkDecision,
  BulkRevert,
  BulkRevertAnswer,
  Decided,
  DecisionInput,
  DecisionRow,
} from '#server/decisions/contract.ts';
import type { DisputeContext } from '#server/disputes/contract.ts';
import type { DocumentContext, DocumentShow, Reading, TickChecks } from '#server/documents/contract.ts';
import type {
  AddEvidence,
  ApprovalRow,
  ApprovalShow,
  DryRun,
  EscrowContext,
  EvidenceShown,
  HoldShow,
  InstructionRow,
  LastReconciliation,
  Reconciliation,
  SplitAnswer,
  SplitAsk,
} from '#server/escrow/contract.ts';
import type { LedgerCheck } from '#server/ledger/contract.ts';
import type { LinkRow, LinkVerdictInput } from '#server/links/contract.ts';
import type { DeliveryRow } from '#server/outbox/contract.ts';
import type { CaseRow, Colleague, HandOver, Hold, Home, QueueSummary, Skip } from '#server/queue/contract.ts';
import type { AddQuestionnaire, QuestionnaireRow, RegistrationContext } from '#server/registrations/contract.ts';
import type { ReviewContext } from '#server/reviews/contract.ts';
import type { RingRow, VerdictInput } from '#server/rings/contract.ts';
import type { PrecisionRow, SettingsChange, SettingsRow, TrialAnswer, TrialInput } from '#server/screening/contract.ts';
import type { ReplyWords } from '#server/templates/contract.ts';
import { type Ask, ask } from './http.ts';

export interface Found {
  kind: 'person' | 'order' | 'review' | 'case' | 'review-dispute' | 'decision';
  id: string;
  title: string;
  /** Of a case its queue and of a decision its outcome, as codes, unless it was found by a note. */
  subtitle: string;
  /** Found by what a colleague wrote, which `subtitle` then shows. */
  noted: boolean;
  marketplaceId: string;
}
export interface DemoAccounts {
  demo: boolean;
  accounts: { email: string; role: string; displayName: string }[];
  password: string | null;
}
type Settled = { decision: DecisionRow; case: CaseRow };

const get = async <Body>(path: string, signal?: AbortSignal): Promise<Body> => (await ask<Body>(path, { signal })).json;
const post = async <Body>(path: string, body: unknown = {}, more: Ask = {}): Promise<Body> =>
  (await ask<Body>(path, { method: 'POST', body, ...more })).json;
const onCase = (id: string, act: string, body: object, more?: Ask) =>
  post<CaseRow>(`/api/cases/${encodeURIComponent(id)}/${act}`, body, more);

/**
 * Acts with a name beside the resources (SPEC 6). All throw `HttpError`; see `refusedBy`. Versions are those the person
 * saw; `key` is made when the person decides and sent again unchanged when the same decision is retried.
 */
export const verbs = {
  /** The best case of the queue, claimed by me; undefined when nothing is left. */
  next: (queue: Queue, marketplaceId?: string) =>
    post<CaseRow | undefined>(`/api/queues/${queue}/next`, { marketplaceId }),
  reviewContext: (caseId: string, signal?: AbortSignal) =>
    get<z.infer<typeof ReviewContext>>(`/api/cases/${caseId}/context`, signal),
  disputeContext: (caseId: string, signal?: AbortSignal) =>
    get<z.infer<typeof DisputeContext>>(`/api/cases/${caseId}/context`, signal),
  escrowContext: (caseId: string, signal?: AbortSignal) => get<EscrowContext>(`/api/cases/${caseId}/context`, signal),
  documentContext: (caseId: string, signal?: AbortSignal) =>
    get<DocumentContext>(`/api/cases/${caseId}/context`, signal),
  registrationContext: (caseId: string, signal?: AbortSignal) =>
    get<RegistrationContext>(`/api/cases/${caseId}/context`, signal),
  /** What two accounts are to each other. */
  judgeLink: (personId: string, otherId: string, body: LinkVerdictInput, key: string) =>
    post<LinkRow>(`/api/people/${personId}/links/${otherId}/verdict`, body, { headers: { 'Idempotency-Key': key } }),
  /** The next version of what specialists are asked. */
  addQuestionnaire: (body: AddQuestionnaire, key: string) =>
    post<QuestionnaireRow>('/api/questionnaires', body, { headers: { 'Idempotency-Key': key } }),
  /** What a person ticked on the checklist of an attempt. */
  tickChecks: (documentId: string, body: TickChecks) => post<unknown>(`/api/documents/${documentId}/checks`, body),
  /** What was read off the printed face; `version` is the document's. */
  saveReading: (documentId: string, body: { reading: Reading; version: number }) =>
    post<unknown>(`/api/documents/${documentId}/readings`, body),
  actOnDocument: (id: string, act: DocumentShow['allowedActions'][number], body: object, key: string) =>
    post<unknown>(`/api/documents/${id}/${act}`, body, { headers: { 'Idempotency-Key': key } }),
  /** The three parts of a payment from one number. */
  split: (disputeId: string, body: SplitAsk, signal?: AbortSignal) =>
    post<SplitAnswer>(`/api/escrow-disputes/${disputeId}/split`, body, { signal }),
  /** What a decision would do, without doing it. */
  dryRun: (caseId: string, body: DecisionInput, signal?: AbortSignal) =>
    post<DryRun>(`/api/cases/${encodeURIComponent(caseId)}/dry-run`, body, { signal }),
  approval: (id: string, signal?: AbortSignal) => get<ApprovalShow>(`/api/approvals/${id}`, signal),
  approve: (id: string, body: { factsHash: string; version: number }, key: string) =>
    post<ApprovalRow>(`/api/approvals/${id}/approve`, body, { headers: { 'Idempotency-Key': key } }),
  returnApproval: (id: string, body: { note: string; version: number }) =>
    post<ApprovalRow>(`/api/approvals/${id}/return`, body),
  reservedPayment: (id: string, signal?: AbortSignal) => get<HoldShow>(`/api/holds/${id}/whole`, signal),
  actOnHold: (id: string, act: HoldShow['allowedActions'][number], body: object, key: string) =>
    post<HoldShow>(`/api/holds/${id}/${act}`, body, { headers: { 'Idempotency-Key': key } }),
  addEvidence: (disputeId: string, body: z.infer<typeof AddEvidence>, key: string) =>
    post<EvidenceShown>(`/api/escrow-disputes/${disputeId}/evidence`, body, { headers: { 'Idempotency-Key': key } }),
  retryInstruction: (id: string, version: number) =>
    post<InstructionRow>(`/api/payment-instructions/${id}/retry`, { version }),
  ledgerCheck: (signal?: AbortSignal) => get<LedgerCheck>('/api/ledger/check', signal),
  checkLedger: () => post<LedgerCheck>('/api/ledger/check'),
  lastReconciliation: (marketplaceId: string, signal?: AbortSignal) =>
    get<LastReconciliation>(`/api/reconciliation?marketplaceId=${encodeURIComponent(marketplaceId)}`, signal),
  reconcile: (marketplaceId: string) => post<Reconciliation>('/api/reconciliation', { marketplaceId }),
  /** The password again: for what must not be done by whoever finds a screen unlocked. */
  stepUp: (password: string) => post<unknown>('/api/session/step-up', { password }),
  claim: (id: string, version: number) => onCase(id, 'claim', { version }),
  heartbeat: (id: string, version: number) => onCase(id, 'heartbeat', { version }),
  /** Outlives the page, so that leaving gives the case back. */
  release: (id: string, version: number) => onCase(id, 'release', { version }, { keepalive: true }),
  /** A hint for colleagues; outlives the page, so that leaving is told. */
  presence: (id: string, doing: Presence) =>
    ask<undefined>(`/api/cases/${encodeURIComponent(id)}/presence`, {
      method: 'POST',
      body: { doing },
      keepalive: true,
    }),
  skip: (id: string, body: z.infer<typeof Skip>) => onCase(id, 'skip', body),
  hold: (id: string, body: z.infer<typeof Hold>) => onCase(id, 'hold', body),
  handOver: (id: string, body: z.infer<typeof HandOver>) => onCase(id, 'hand-over', body),
  /** Outlives the page: a tab closed right after the key still decides (ux.md E4.11). */
  decide: (id: string, body: DecisionInput, key: string) =>
    post<Decided>(`/api/cases/${encodeURIComponent(id)}/decision`, body, {
      headers: { 'Idempotency-Key': key },
      keepalive: true,
    }),
  undo: (decisionId: string) => post<Settled>(`/api/decisions/${decisionId}/undo`),
  revert: (decisionId: string, reason: string) => post<Settled>(`/api/decisions/${decisionId}/revert`, { reason }),
  bulkDecide: (body: z.infer<typeof BulkDecision>, key: string) =>
    post<z.infer<typeof BulkAnswer>>('/api/bulk/decisions', body, { headers: { 'Idempotency-Key': key } }),
  bulkUndo: (batchId: string) => post<z.infer<typeof BulkAnswer>>('/api/bulk/undo', { batchId }),
  /** Reopens what took effect, an answer for each: undo is over by then. */
  bulkRevert: (body: BulkRevert, key: string) =>
    post<BulkRevertAnswer>('/api/bulk/revert', body, { headers: { 'Idempotency-Key': key } }),
  /** Shows a blind text; the reading is logged. */
  reveal: (reviewId: string) => post<{ text: string }>(`/api/reviews/${reviewId}/reveal`),
  search: (q: string, signal?: AbortSignal) =>
    get<{ items: Found[] }>(`/api/search?q=${encodeURIComponent(q)}`, signal),
  /** The reasons in the words and the language of whoever reads a reply. */
  replyWords: (marketplaceId: string, language: Language, signal?: AbortSignal) =>
    get<ReplyWords>(`/api/reply-words?${new URLSearchParams({ marketplaceId, language })}`, signal),
  home: (signal?: AbortSignal) => get<z.infer<typeof Home>>('/api/home', signal),
  queues: (signal?: AbortSignal) => get<QueueSummary[]>('/api/queues', signal),
  colleagues: (queue: Queue, signal?: AbortSignal) =>
    get<z.infer<typeof Colleague>[]>(`/api/colleagues?queue=${queue}`, signal),
  precision: (marketplaceId: string | undefined, signal?: AbortSignal) =>
    get<PrecisionRow[]>(`/api/screening/precision${marketplaceId ? `?marketplaceId=${marketplaceId}` : ''}`, signal),
  saveScreening: (body: z.infer<typeof SettingsChange>) => post<SettingsRow>('/api/screening/settings', body),
  /** Takes seconds; a page that is left ends it. */
  trial: (body: z.infer<typeof TrialInput>, signal?: AbortSignal) =>
    post<TrialAnswer>('/api/screening/trial', body, { signal }),
  judgeRing: (id: string, body: z.infer<typeof VerdictInput>) =>
    post<RingRow>(`/api/rings/${encodeURIComponent(id)}/verdict`, body),
  demo: () => get<DemoAccounts>('/api/demo'),
  demoClock: (advance: string) => post<{ now: string }>('/api/demo/clock', { advance }),
  deliveries: (webhookId: string, signal?: AbortSignal) =>
    get<z.infer<typeof DeliveryRow>[]>(`/api/webhooks/${webhookId}/deliveries`, signal),
  redeliver: (deliveryId: string) => post<unknown>(`/api/deliveries/${deliveryId}/redeliver`),
  testWebhook: (webhookId: string) => post<unknown>(`/api/webhooks/${webhookId}/test`),
  newLink: (staffId: string) => post<Pick<z.infer<typeof StaffCreated>, 'setupLink'>>(`/api/staff/${staffId}/link`),
  ready: () => get<{ status: string; checks: Record<string, string> }>('/readyz'),
};
export type Verbs = typeof verbs;
