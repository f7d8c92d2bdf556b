import { describe, expect, test } from 'vitest';
import { ESCROW_DISPUTE_STATES, HOLD_STATES, type HoldState } from '#db/words.ts';
import { DISPUTE_ACTORS, type DisputeFacts } from '#server/escrow/disputeGuards.ts';
import {
  disputeCommandsOf,
  ESCROW_DISPUTE_COMMANDS,
  ESCROW_DISPUTE_MOVES,
  moveEscrowDispute,
} from '#server/escrow/disputeMoves.ts';
import { HOLD_ACTORS, type HoldFacts } from '#server/escrow/holdGuards.ts';
import { HOLD_COMMANDS, HOLD_ENDS, HOLD_MOVES, holdCommandsOf, moveHold } from '#server/escrow/holdMoves.ts';
import { Refusal } from '#server/platform/refusal.ts';

/** Everything that a guard could ask for is so; each test takes one of it away. */
const HOLD: HoldFacts = {
  chargeback: 'none',
  disputeOpen: false,
  negativeReview: false,
  noticeProven: true,
  isDue: true,
  amountExpected: true,
  sumsToGross: true,
  allConfirmed: true,
  bothAgree: true,
  nothingSent: true,
  standingClaim: null,
  isTooOld: true,
};
const DISPUTE: DisputeFacts = {
  chargeback: 'none',
  isDue: true,
  noticeProven: true,
  offerFits: true,
  offerOpen: false,
  sumsToRemaining: true,
  bothAccepted: true,
  evidenceRounds: 0,
  evidenceClosed: true,
  needsSecond: false,
  hashFits: true,
  appealUsed: false,
  smallClaim: false,
  bothWaived: false,
  counterClaim: false,
  mayReopen: true,
  fastTrack: true,
  lostSomething: true,
  offersUsedUp: false,
  allAnswered: true,
  isLast: false,
};
const outcome = (work: () => { to: string }) => {
  try {
    return work().to;
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};
const hold = (from: HoldState, command: (typeof HOLD_COMMANDS)[number], who: (typeof HOLD_ACTORS)[number], over = {}) =>
  outcome(() => moveHold(from, command, who, { ...HOLD, ...over }));

describe('a reserved payment', () => {
  test('every cell of state × command × actor is a row of the table or a refusal, and the offered commands are exactly the rows', () => {
    let allowed = 0;
    for (const from of HOLD_STATES)
      for (const who of HOLD_ACTORS)
        for (const command of HOLD_COMMANDS) {
          const to = hold(from, command, who);
          const isOffered = holdCommandsOf(from, who, HOLD).includes(command);
          expect([from, who, command, HOLD_STATES.some((state) => state === to)]).toEqual([
            from,
            who,
            command,
            isOffered,
          ]);
          allowed += isOffered ? 1 : 0;
        }
    expect(allowed).toBeGreaterThan(40);
  });

  test('nothing follows on a payment that failed, was voided, settled or charged back', () => {
    expect([...HOLD_ENDS].sort()).toEqual(['auth_failed', 'charged_back', 'settled', 'voided']);
    for (const end of HOLD_ENDS) expect(hold(end, 'accept', 'customer')).toBe('hold-closed');
  });

  test('every row of the contract stands in the table, and every state can be reached', () => {
    const rows = new Set<string>(HOLD_MOVES.map(({ row }) => row));
    for (let n = 2; n <= 19; n++) expect(rows).toContain(`H${n}`);
    const reached = new Set<string>(HOLD_MOVES.map(({ to }) => to));
    expect(HOLD_STATES.filter((state) => state !== 'authorizing' && !reached.has(state))).toEqual([]);
  });

  test('silence decides only once it is due and the other side was provably told', () => {
    expect(hold('claimed_done', 'silence', 'clock')).toBe('settling');
    expect(hold('claimed_done', 'silence', 'clock', { isDue: false })).toBe('command-not-allowed');
    expect(hold('claimed_done', 'silence', 'clock', { noticeProven: false })).toBe('disputed');
    expect(hold('claimed_done', 'silence', 'clock', { disputeOpen: true })).toBe('command-not-allowed');
  });

  test('two different claims, or “not done” beside a bad review, are a dispute at once', () => {
    expect(hold('claimed_done', 'report_not_done', 'customer')).toBe('disputed');
    expect(hold('claimed_not_done', 'report_done', 'specialist')).toBe('disputed');
    expect(hold('held', 'report_not_done', 'customer', { negativeReview: true })).toBe('disputed');
    expect(hold('held', 'report_not_done', 'customer')).toBe('claimed_not_done');
  });

  test('while the bank looks into it no command moves money, and says why', () => {
    const frozen = { chargeback: 'open' as const };
    for (const from of HOLD_STATES)
      for (const who of HOLD_ACTORS)
        for (const command of holdCommandsOf(from, who, { ...HOLD, ...frozen }))
          expect([
            from,
            command,
            moveHold(from, command, who, { ...HOLD, ...frozen }).to === 'settling' && from !== 'settling',
          ]).toEqual([from, command, false]);
    expect(hold('held', 'accept', 'customer', frozen)).toBe('chargeback-open');
  });
});

describe('a dispute about it', () => {
  const step = (
    from: (typeof ESCROW_DISPUTE_STATES)[number],
    command: (typeof ESCROW_DISPUTE_COMMANDS)[number],
    who: (typeof DISPUTE_ACTORS)[number],
    over = {},
  ) => outcome(() => moveEscrowDispute(from, command, who, { ...DISPUTE, ...over }));

  test('every cell of state × command × actor is a row of the table or a refusal, and the offered commands are exactly the rows', () => {
    for (const from of ESCROW_DISPUTE_STATES)
      for (const who of DISPUTE_ACTORS)
        for (const command of ESCROW_DISPUTE_COMMANDS) {
          const to = step(from, command, who);
          const isOffered = disputeCommandsOf(from, who, DISPUTE).includes(command);
          const isState = to === 'back' || ESCROW_DISPUTE_STATES.some((state) => state === to);
          expect([from, who, command, isState]).toEqual([from, who, command, isOffered]);
        }
  });

  test('every row of the contract stands in the table, and every state can be reached', () => {
    const rows = new Set<string>(ESCROW_DISPUTE_MOVES.map(({ row }) => row));
    for (let n = 2; n <= 24; n++) expect(rows).toContain(`D${n}`);
    const reached = new Set<string>(ESCROW_DISPUTE_MOVES.map(({ to }) => to));
    expect(ESCROW_DISPUTE_STATES.filter((state) => state !== 'awaiting_response' && !reached.has(state))).toEqual([]);
  });

  test('nobody approves alone what needs two, and never what is not exactly what was shown', () => {
    expect(step('under_review', 'decide', 'decider')).toBe('decided');
    expect(step('under_review', 'decide', 'decider', { needsSecond: true })).toBe('pending_approval');
    expect(step('pending_approval', 'approve', 'decider')).toBe('command-not-allowed');
    expect(step('pending_approval', 'approve', 'second', { hashFits: false })).toBe('command-not-allowed');
    expect(step('pending_approval', 'approve', 'second')).toBe('decided');
  });

  test('an appeal comes once, in time, and is heard by somebody else', () => {
    expect(step('decided', 'appeal', 'other', { isDue: false })).toBe('appealed');
    expect(step('decided', 'appeal', 'other', { isDue: true })).toBe('command-not-allowed');
    expect(step('decided', 'appeal', 'other', { isDue: false, appealUsed: true })).toBe('command-not-allowed');
    expect(step('decided', 'appeal', 'other', { isDue: false, lostSomething: false })).toBe('command-not-allowed');
    expect(step('appealed', 'uphold', 'decider')).toBe('command-not-allowed');
  });

  test('a silent side that was not provably told is not judged: a person looks', () => {
    expect(step('awaiting_response', 'silence', 'clock')).toBe('decided');
    expect(step('awaiting_response', 'silence', 'clock', { noticeProven: false })).toBe('under_review');
  });

  test('a chargeback stops everything and gives it back where it was', () => {
    expect(step('under_review', 'chargeback_opened', 'provider')).toBe('suspended');
    expect(step('suspended', 'chargeback_won', 'provider')).toBe('back');
    expect(step('under_review', 'decide', 'decider', { chargeback: 'open' })).toBe('chargeback-open');
  });

  test('an accepted offer, a third round of evidence and a closed dispute end where they should', () => {
    expect(step('negotiation', 'accept_offer', 'other', { offerOpen: true })).toBe('resolved');
    expect(step('negotiation', 'accept_offer', 'other', { offerFits: false })).toBe('command-not-allowed');
    expect(step('under_review', 'request_evidence', 'decider', { evidenceRounds: 2 })).toBe('command-not-allowed');
    expect(step('closed', 'withdraw', 'opener')).toBe('dispute-closed');
    expect(step('decided', 'withdraw', 'opener')).toBe('command-not-allowed');
    expect(step('negotiation', 'negotiation_over', 'system', { isDue: false })).toBe('command-not-allowed');
    expect(step('negotiation', 'negotiation_over', 'system', { isDue: false, offersUsedUp: true })).toBe(
      'under_review',
    );
  });
});
