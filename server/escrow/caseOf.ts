import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import { closeCaseOf, reopenWaiting } from '../decisions/subject.ts';
import type { Terms } from '../policies/store.ts';
import { liveCaseOf, openCase } from '../queue/store.ts';
import { type Act, daysAfter } from './act.ts';
import { partiesOf } from './holdStore.ts';

const QUEUE = 'escrow-disputes';

/** The case follows the dispute: offered at `under_review` and `appealed`, and gone where there is nothing to decide. */
export async function atDesk(act: Act, dispute: EscrowDispute, hold: Hold, terms: Terms): Promise<void> {
  if (dispute.state === 'under_review' || dispute.state === 'appealed') await bringToDesk(act, dispute, hold, terms);
  if (['decided', 'final', 'resolved', 'closed', 'suspended'].includes(dispute.state))
    await closeCaseOf(act.tx, QUEUE, dispute.id, act.now);
}

const HOUR_MS = 3_600_000;
/** An appeal is decided by managers, who took no part (D17). */
const SENIOR = 2;
const APPEAL_DAYS = 14;

export async function bringToDesk({ tx, now }: Act, dispute: EscrowDispute, hold: Hold, terms: Terms): Promise<void> {
  const known = await liveCaseOf(tx, QUEUE, dispute.id);
  if (known) return reopenWaiting(tx, QUEUE, dispute.id);
  const { customer, specialist } = await partiesOf(tx, hold);
  const isAppeal = dispute.state === 'appealed';
  const hours = terms.policy.dueHours[QUEUE];
  await openCase(tx, {
    marketplaceId: dispute.marketplaceId,
    queue: QUEUE,
    subjectKind: 'escrow-dispute',
    subjectId: dispute.id,
    ...(isAppeal && { level: SENIOR }),
    priority: [],
    headline: {
      name: `${customer.displayName} · ${specialist.displayName}`,
      about: dispute.text?.slice(0, ABOUT_CHARACTERS) ?? '',
      amountMinor: hold.gross,
      currency: hold.currency,
      reason: dispute.reason,
    },
    openedAt: now,
    dueAt: isAppeal ? daysAfter(now, APPEAL_DAYS) : new Date(now.getTime() + hours * HOUR_MS),
  });
}
const ABOUT_CHARACTERS = 80;
