import type { EscrowReason } from '#db/words.ts';
import { decide } from '../../decisions/service.ts';
import { settleDue } from '../../decisions/settle.ts';
import { approve } from '../../escrow/approvals.ts';
import { escrowDue } from '../../escrow/deadlines.ts';
import { openDisputeOf, pendingApprovalOf } from '../../escrow/disputeStore.ts';
import { showEvidence } from '../../escrow/evidenceIn.ts';
import { appeal } from '../../escrow/finality.ts';
import { findHold } from '../../escrow/holdStore.ts';
import { answerDispute, offer } from '../../escrow/negotiate.ts';
import { splitFor } from '../../escrow/settle.ts';
import { system } from '../../platform/actor.ts';
import { newId } from '../../platform/ids.ts';
import { liveCaseOf } from '../../queue/store.ts';
import { type Deal, HOUR, later, type Stage } from './stage.ts';

const SPOKEN: readonly (keyof Stage['speech']['customer'])[] = [
  'partly_done',
  'poor_quality',
  'not_done',
  'late',
  'price_disagreement',
  'damage',
];
const EVERYONE = system('demo');
const GRACE = 25_000;

/** Done, accepted, paid out: most deals. */
export async function accepted(stage: Stage, deal: Deal, at: Date): Promise<void> {
  await stage.report(deal, at, { claim: 'done', text: pick(stage.speech.specialist.done, deal.n) }, 'specialist');
  await stage.report(deal, later(at, 5 * HOUR), { claim: 'done' }, 'customer');
  await stage.pay(deal, later(at, 6 * HOUR));
}

/** Two different claims, with what both show: the desk has it from `at` on. */
export async function inDispute(stage: Stage, deal: Deal, at: Date): Promise<void> {
  const reason = SPOKEN[deal.n % SPOKEN.length] ?? 'partly_done';
  await stage.report(
    deal,
    later(at, -9 * HOUR),
    { claim: 'done', text: pick(stage.speech.specialist.done, deal.n) },
    'specialist',
  );
  const claim = reason === 'not_done' ? 'not-done' : 'partly-done';
  const text = pick(stage.speech.customer[reason], deal.n);
  const wantsMinor = reason === 'not_done' ? deal.hold.gross : Math.floor(deal.hold.gross / 2);
  await stage.report(deal, at, { claim, text, wantsMinor, reason }, 'customer');
  await show(stage, deal, later(at, 20 * 60_000), 'customer', ['photo', 'correspondence']);
  await show(stage, deal, later(at, 50 * 60_000), 'specialist', ['signed-document', 'receipt']);
}

async function show(
  stage: Stage,
  deal: Deal,
  at: Date,
  party: 'customer' | 'specialist',
  kinds: readonly (keyof Stage['speech']['evidence'])[],
) {
  await stage.play(at, async (act) => {
    const hold = await findHold(act.tx, deal.hold.id, EVERYONE);
    for (const kind of kinds) {
      const dispute = await openDisputeOf(act.tx, deal.hold.id);
      if (dispute) await showEvidence(act, { dispute, hold, party }, { kind, text: stage.speech.evidence[kind] });
    }
  });
}

/** One side asks for a part, and the other has not answered yet. */
export const oneSided = (stage: Stage, deal: Deal, at: Date) =>
  stage.report(
    deal,
    at,
    {
      claim: 'partly-done',
      text: pick(stage.speech.customer.partly_done, deal.n),
      wantsMinor: Math.floor(deal.hold.gross / 3),
    },
    'customer',
  );

/** They talk: contested, and one has offered. */
export async function negotiating(stage: Stage, deal: Deal, at: Date): Promise<void> {
  await oneSided(stage, deal, at);
  await stage.play(later(at, 3 * HOUR), async (act) => {
    const dispute = await openDisputeOf(act.tx, deal.hold.id);
    const hold = await findHold(act.tx, deal.hold.id, EVERYONE);
    // A bad review of the deal has sent it to the desk already (D8).
    if (dispute?.state !== 'awaiting_response') return;
    const contest = { byId: deal.specialist.externalId, answer: 'contest' } as const;
    const talking = await answerDispute(act, dispute, hold, 'specialist', contest);
    const refundMinor = stepped(hold.gross / 4);
    await offer(act, talking, hold, 'specialist', { by: 'specialist', refundMinor, text: null });
  });
}

type Outcome = 'release' | 'refund' | 'split' | 'propose' | 'ask';

/** Staff decide, and the grace is over. */
export async function decided(
  stage: Stage,
  deal: Deal,
  at: Date,
  outcome: Outcome,
  by: string,
  share = 0.4,
): Promise<string | null> {
  const actor = await stage.colleague(by);
  const { read } = stage.context.db;
  const dispute = await openDisputeOf(read, deal.hold.id);
  const one = dispute && (await liveCaseOf(read, 'escrow-disputes', dispute.id));
  if (!dispute || !one) return null;
  const hold = await findHold(read, deal.hold.id, EVERYONE);
  const refundMinor = outcome === 'release' ? 0 : outcome === 'refund' ? hold.gross : stepped(hold.gross * share);
  const split = await splitFor({ tx: read }, hold, refundMinor);
  const division = {
    ...{ refundMinor: split.refund, feeMinor: split.fee, releaseMinor: split.release },
    ...{ goodwillMinor: 0, holdVersion: hold.version, disputeVersion: dispute.version },
  };
  const decisionId = newId();
  const context = stage.at(at);
  const message = messageOf(stage, outcome);
  const finding: EscrowReason = dispute.reason;
  const input =
    outcome === 'ask'
      ? { outcome, message, ask: 'both' as const, wanted: ['photo', 'correspondence'] as const, version: one.version }
      : { outcome, message, finding, division, version: one.version };
  const asked = input.outcome === 'ask' ? { ...input, wanted: [...input.wanted] } : input;
  await context.db.transaction((tx) => decide(tx, context, { actor, caseId: one.id, decisionId, input: asked }));
  await settleDue(stage.at(later(at, GRACE)));
  return decisionId;
}

function messageOf({ speech }: Stage, outcome: Outcome): string {
  if (outcome === 'ask') return speech.asked;
  if (outcome === 'release') return speech.decidedForSpecialist;
  return outcome === 'refund' ? speech.decidedForCustomer : speech.decided;
}

/** A second manager signs what is waited for, if anything is. */
export async function signed(stage: Stage, deal: Deal, at: Date, by: string): Promise<void> {
  const actor = await stage.colleague(by);
  await stage.play(
    at,
    async (act) => {
      const dispute = await openDisputeOf(act.tx, deal.hold.id);
      const approval = dispute && (await pendingApprovalOf(act.tx, dispute.id));
      if (approval) await approve(act, actor, approval);
    },
    actor,
  );
}

/** The time to appeal is over, and the money has gone. */
export async function closed(stage: Stage, deal: Deal, at: Date): Promise<void> {
  await escrowDue(stage.at(at));
  await stage.pay(deal, later(at, HOUR));
}

/** The losing side does not agree. */
export const appealed = (stage: Stage, deal: Deal, at: Date) =>
  stage.play(at, async (act) => {
    const dispute = await openDisputeOf(act.tx, deal.hold.id);
    if (dispute?.state === 'decided') await appeal(act, EVERYONE, dispute.id, 'specialist', stage.speech.appeal);
  });

export const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
/** To whole units, as people divide. */
const stepped = (amount: number): number => Math.floor(amount / 100) * 100;
