import { aliasedTable, type SQL, sql } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import { type Hold, holds, type PaymentInstruction, paymentInstructions } from '#db/schema/escrow.ts';
import { journals } from '#db/schema/ledger.ts';
import { marketplaces, policies } from '#db/schema/market.ts';
import { HOLD_STATES, type HoldAttention } from '#db/words.ts';
import { type Condition, fixed } from '../platform/list.ts';
import { HOLD_ENDS } from './holdMoves.ts';

/** A declined card is an answer, and ends the reservation by itself: only what we owed and could not send waits for people. */
const WAITS = ['void', 'payout', 'refund'] as const;
const LIVING = HOLD_STATES.filter((state) => !HOLD_ENDS.includes(state));

const hasFailed = sql`${wordIs(paymentInstructions.state, 'failed')} and ${wordIs(paymentInstructions.kind, ...WAITS)}`;
// The first is the condition of the index, which no more than what is under way stands in.
const failed = sql`select ${paymentInstructions.holdId} from ${paymentInstructions}
  where ${wordIs(paymentInstructions.state, 'pending', 'sent', 'failed')} and ${hasFailed}`;

const old = aliasedTable(holds, 'old');
// Marketplace by marketplace, so that the index of living payments is sought and those that ended are never read.
const aged = sql`select ${old.id} from ${marketplaces} cross join ${holds} as old
  where ${old.marketplaceId} = ${marketplaces.id} and ${wordIs(old.state, ...LIVING)} and ${old.ageMarks} > 0`;

const lost = aliasedTable(holds, 'lost');
// Chargebacks are few, and an index knows their journals; a payment by its chargeback no index knows.
const toRecover = sql`select ${lost.id} from ${journals} cross join ${holds} as lost
  where ${wordIs(journals.kind, 'chargeback')} and ${lost.id} = ${journals.holdId}
    and ${wordIs(lost.state, 'settled')} and ${wordIs(lost.chargeback, 'lost')}`;

/**
 * Payments that wait for people (H15, H19, and H18 after the settlement): what could not be sent, what grew old, and what
 * the bank took when it was paid out already. One set of ids, sought by key: three conditions would be tried on every row.
 */
export const needsAttention: Condition = fixed(
  'attention',
  sql`${holds.id} in (${failed} union all ${aged} union all ${toRecover})`,
);

/** Looked at, not sought: SQLite would rather walk the whole marketplace in its order than sort the few that it needs. */
export const attentionIn = (marketplaceId: unknown): Condition[] =>
  marketplaceId === undefined
    ? []
    : [
        {
          shape: 'attention-in',
          build: (hole) =>
            sql`coalesce(${holds.marketplaceId}, '') = ${hole(holds.marketplaceId, String(marketplaceId))}`,
        },
      ];

/** Beside a row of the register: whether something of it failed, and the age that it has passed under its own policy. */
export const attentionColumns = {
  hasFailed: sql<boolean>`exists (select 1 from ${paymentInstructions}
    where ${paymentInstructions.holdId} = ${holds.id} and ${hasFailed})`
    .mapWith(Boolean)
    .as('has_failed'),
  agedDays: agedDays().as('aged_days'),
};

function agedDays(): SQL<number | null> {
  return sql<number | null>`case when ${holds.ageMarks} > 0 and ${wordIs(holds.state, ...LIVING)} then
    (select cast(${policies.body} -> 'escrow' -> 'ageDays' ->> (${holds.ageMarks} - 1) as integer) from ${policies}
      where ${policies.marketplaceId} = ${holds.marketplaceId} and ${policies.version} = ${holds.policyVersion}) end`;
}

export interface Attention {
  attention: HoldAttention[];
  /** The last of the ages (H19) that it has passed, in days; null where it is young, or ended. */
  agedDays: number | null;
}

type Looked = Pick<Hold, 'state' | 'chargeback' | 'ageMarks'> & { hasFailed: boolean; agedDays: number | null };

/** Why it waits for people, the most urgent first; empty where it does not. */
export function attentionOf({ hasFailed, agedDays, ...hold }: Looked): Attention {
  const isAged = hold.ageMarks > 0 && !HOLD_ENDS.includes(hold.state);
  const why: HoldAttention[] = [];
  if (hasFailed) why.push('not-sent');
  if (hold.chargeback === 'lost' && hold.state === 'settled') why.push('to-recover');
  if (isAged) why.push('aged');
  return { attention: why, agedDays: isAged ? agedDays : null };
}

/** The same of instructions that were read already. */
export const couldNotBeSent = (instructions: readonly Pick<PaymentInstruction, 'kind' | 'state'>[]): boolean =>
  instructions.some(({ kind, state }) => state === 'failed' && WAITS.some((each) => each === kind));
