import { and, asc, desc, eq } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { EscrowDispute, EscrowEvidence } from '#db/schema/escrow.ts';
import { decisions } from '#db/schema/spine.ts';
import type { DealParty, EscrowReason } from '#db/words.ts';
import { canonical, sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Act } from './act.ts';
import { answeredSince, evidenceCount, insertEvidence } from './disputeStore.ts';
import { trace } from './trace.ts';

const EVIDENCE_MAX = 100;

type Shown = {
  party: DealParty | null;
  byId: string;
  kind: EscrowEvidence['kind'];
  text?: string | undefined;
  url?: string | undefined;
  visibility?: EscrowEvidence['visibility'];
};

/**
 * Keeps what was shown, with its hash: nobody can say later that it was something else. What comes after the window is
 * kept too, and says that it was late (D10).
 * @throws Refusal evidence-full
 */
export async function keepEvidence(act: Act, dispute: EscrowDispute, shown: Shown): Promise<EscrowEvidence> {
  const { tx, now } = act;
  const [text, url] = [shown.text ?? null, shown.url ?? null];
  const whole = canonical({ kind: shown.kind, text, url });
  if ((await evidenceCount(tx, dispute.id)) >= EVIDENCE_MAX) throw new Refusal('evidence-full');
  const evidence = {
    id: newId(),
    disputeId: dispute.id,
    party: shown.party,
    byId: shown.byId,
    kind: shown.kind,
    text,
    url,
    sha256: sha256(whole),
    bytes: Buffer.byteLength(whole),
    visibility: shown.visibility ?? ('both' as const),
    late: isLate(dispute, now),
    at: now,
  };
  await insertEvidence(tx, evidence);
  const { kind, late } = evidence;
  await trace(act, dispute, 'escrow.evidence', { evidenceId: evidence.id, kind, late, sha256: evidence.sha256 });
  return evidence;
}

/** After the window, or once somebody has decided by what there was and another is to sign it. */
const isLate = ({ evidenceLockedAt, state }: EscrowDispute, now: Date): boolean =>
  state === 'pending_approval' || (evidenceLockedAt !== null && now > evidenceLockedAt);

/** One hash over all that a decision could rest on, in its order. */
export const evidenceHash = (shown: readonly Pick<EscrowEvidence, 'id' | 'sha256'>[]): string =>
  sha256(shown.map(({ id, sha256: hash }) => `${id}:${hash}`).join('\n'));

/** Whether everybody who was asked last has shown something since (D10). */
export async function haveAllAnswered({ tx }: Pick<Act, 'tx'>, dispute: EscrowDispute): Promise<boolean> {
  const asks = and(eq(decisions.subjectId, dispute.id), wordIs(decisions.outcome, 'ask'));
  const [last] = await tx
    .select()
    .from(decisions)
    .where(asks)
    .orderBy(desc(decisions.decidedAt), asc(decisions.id))
    .limit(1);
  if (!last) return true;
  const asked: DealParty[] = last.extra.ask === 'both' ? ['customer', 'specialist'] : [last.extra.ask as DealParty];
  const answered = await answeredSince(tx, dispute.id, last.effectiveAt);
  return asked.every((party) => answered.includes(party));
}

/** What a decision of each reason should rest on (qjob.hu: photos of the work, signed documents, correspondence). */
export const CHECKLIST: Record<EscrowReason, readonly EscrowEvidence['kind'][]> = {
  not_done: ['photo', 'correspondence'],
  partly_done: ['photo', 'signed-document', 'correspondence'],
  poor_quality: ['photo', 'signed-document', 'correspondence'],
  no_show_specialist: ['correspondence', 'call-note', 'system-log'],
  no_show_customer: ['correspondence', 'call-note', 'system-log'],
  scope_disagreement: ['signed-document', 'correspondence'],
  price_disagreement: ['signed-document', 'correspondence', 'receipt'],
  damage: ['photo', 'receipt', 'correspondence'],
  late: ['correspondence', 'system-log'],
  off_platform_payment: ['correspondence', 'receipt'],
  fraud: ['correspondence', 'system-log', 'call-note'],
  duplicate: ['receipt', 'system-log'],
  other: ['correspondence'],
};
