import { describe, expect, test } from 'vitest';
import { DOCUMENT_REASONS, DOCUMENT_STATES, type DocumentState } from '#db/words.ts';
import { CHOOSABLE, groundedOf } from '#server/documents/grounds.ts';
import { purgeAt } from '#server/documents/retention.ts';
import { badgeOf, badgeUntil } from '#server/documents/rules.ts';
import { type DocumentActor, type DocumentFacts, moveDocument, NOTHING_KNOWN } from '#server/documents/states.ts';
import { monthsAfter } from '#server/platform/zones.ts';
import { IZI_POLICY } from '#server/policies/defaults.ts';

const ACTORS: readonly DocumentActor[] = ['applicant', 'agent', 'manager', 'second', 'other', 'clock'];
const COMMANDS = [
  'submit',
  'approve',
  'resubmit',
  'reject',
  'confirm',
  'return',
  'escalate',
  'run_out',
  'withdraw',
  'appeal',
  'uphold',
  'revoke',
] as const;
type Cell = `${DocumentState} ${(typeof COMMANDS)[number]} ${DocumentActor}`;

/** Written by hand from verification.md §C4: what each cell needs to be so, and where it leads; the others lead nowhere. */
const CELLS: Partial<Record<Cell, readonly (readonly [needs: Partial<DocumentFacts>, to: string])[]>> = {
  'draft submit applicant': [[{ complete: true }, 'submitted']],
  'awaiting_user submit applicant': [[{ complete: true }, 'submitted']],
  'submitted escalate agent': [[{}, 'escalated']],
  'submitted escalate manager': [[{}, 'escalated']],
  'pending_second confirm second': [[{}, 'first']],
  'pending_second return second': [[{}, 'submitted']],
  'awaiting_user run_out clock': [[{ due: true }, 'expired']],
  'approved run_out clock': [[{ due: true }, 'expired']],
  'rejected appeal applicant': [[{ appealable: true }, 'appealed']],
  'revoked appeal applicant': [[{ appealable: true }, 'appealed']],
  'appealed uphold other': [[{}, 'rejected_final']],
  'appealed return other': [[{}, 'submitted']],
  'approved revoke manager': [[{}, 'revoked']],
};
const DECISIONS: readonly (readonly [string, Partial<DocumentFacts>, string])[] = [
  ['approve', { approvable: true }, 'approved'],
  ['approve', { approvable: true, fourEyes: true }, 'pending_second'],
  ['resubmit', { retry: true, attemptsLeft: true }, 'awaiting_user'],
  ['resubmit', { retry: true }, 'rejected'],
  ['reject', { final: true }, 'rejected'],
  ['reject', { final: true, fourEyes: true }, 'pending_second'],
];
for (const [command, needs, to] of DECISIONS)
  for (const cell of [`submitted ${command} agent`, `submitted ${command} manager`, `escalated ${command} manager`])
    CELLS[cell as Cell] = [...(CELLS[cell as Cell] ?? []), [needs, to]];
for (const from of ['draft', 'awaiting_user', 'submitted', 'escalated', 'pending_second', 'approved'] as const)
  CELLS[`${from} withdraw applicant`] = [[{}, 'withdrawn']];

const led = (from: DocumentState, command: string, who: DocumentActor, known: Partial<DocumentFacts>) => {
  try {
    return moveDocument(from, command, who, known).to;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('every cell of state, command and actor (verification.md §C4)', () => {
  const everything = Object.fromEntries(Object.keys(NOTHING_KNOWN).map((fact) => [fact, true]));
  const nothing = [{}, everything, { ...everything, tookPart: false, fourEyes: false, final: false }];
  const outcomesOf = (
    from: DocumentState,
    command: string,
    who: DocumentActor,
    ways: NonNullable<(typeof CELLS)[Cell]>,
  ) =>
    ways.flatMap(([needs, to]) => [
      [led(from, command, who, needs), to],
      ...Object.keys(needs)
        .filter((fact) => !['fourEyes', 'attemptsLeft'].includes(fact))
        .map((fact) => [led(from, command, who, { ...needs, [fact]: false }), 'invalid-transition']),
    ]);
  const cells = (from: DocumentState) =>
    COMMANDS.flatMap((command) => ACTORS.map((who) => [from, command, who] as const));

  test.each(DOCUMENT_STATES)('from %s', (from) => {
    for (const [state, command, who] of cells(from)) {
      const ways = CELLS[`${state} ${command} ${who}`];
      const found = ways
        ? outcomesOf(state, command, who, ways)
        : nothing.map((known) => [led(state, command, who, known), 'invalid-transition']);
      for (const [got, wanted] of found) expect([state, command, who, got]).toEqual([state, command, who, wanted]);
    }
  });

  test.each([
    ['pending_second', 'confirm', 'second'],
    ['pending_second', 'return', 'second'],
    ['appealed', 'uphold', 'other'],
    ['appealed', 'return', 'other'],
  ] as const)('%s: %s is for nobody who took part', (from, command, who) => {
    expect(led(from, command, who, { tookPart: true })).toBe('invalid-transition');
  });
});

describe('grounds', () => {
  test('that close a case by themselves, or count attempts, are no choice of a person', () => {
    expect(DOCUMENT_REASONS.filter((ground) => !CHOOSABLE.includes(ground))).toEqual([
      'LIMIT_ATTEMPTS',
      'CONSENT_MISSING',
      'CONSENT_WITHDRAWN',
      'ABANDONED',
    ]);
  });
  test('of another kind want a person’s own words', () => {
    expect(() => groundedOf('resubmit', { grounds: ['OTHER'], message: 'Krátké.' })).toThrow('message-missing');
    expect(groundedOf('resubmit', { grounds: ['OTHER'], message: 'Na snímku je něco jiného než doklad.' }).retry).toBe(
      true,
    );
  });
  test('that could be mended may be final where a person says so, and a copy is not by itself', () => {
    expect(groundedOf('reject', { grounds: ['MATCH_NAME'], disposition: 'final' })).toMatchObject({
      final: true,
      fourEyes: false,
    });
    expect(() => groundedOf('reject', { grounds: ['DOC_SCREEN'] })).toThrow('disposition-not-allowed');
  });
  test('of a fraud are signed by two, whatever stands beside them', () => {
    expect(groundedOf('reject', { grounds: ['IMG_DARK', 'FRAUD_FORGED'] })).toMatchObject({
      final: true,
      fourEyes: true,
    });
  });
});

describe('the badge (verification.md §C5)', () => {
  const terms = { badgeMonths: 24, badgeGraceDays: 30 };
  const at = new Date('2026-03-02T09:00:00Z');
  const approved = { state: 'approved' as const, approvedAt: at, expiresOn: '2030-01-01', verifiedName: 'Jan Novák' };
  const who = { displayName: 'Jan Novák' };
  const state = (over: object, now: Date, person = who, suspended = false) =>
    badgeOf([{ ...approved, ...over }], person, terms, now, suspended).state;
  test('lasts two years, or thirty days longer than its document, whichever ends first', () => {
    expect(badgeUntil(approved, terms)).toEqual(new Date('2028-03-02T09:00:00Z'));
    expect(badgeUntil({ ...approved, expiresOn: '2026-12-31' }, terms)).toEqual(new Date('2027-01-31T00:00:00Z'));
    const end = new Date('2028-03-02T09:00:00Z');
    expect([state({}, new Date(end.getTime() - 1)), state({}, end)]).toEqual(['active', 'lapsed']);
  });
  test('of 29 February ends with February', () => {
    expect(monthsAfter(new Date('2028-02-29T12:00:00Z'), 12)).toEqual(new Date('2029-02-28T12:00:00Z'));
  });
  test('is suspended by another name and by a sanction, and comes back by itself', () => {
    expect(state({}, at, { displayName: 'Jan Nový' })).toBe('suspended');
    expect([state({}, at, who, true), state({}, at, who, false)]).toEqual(['suspended', 'active']);
  });
  test('of a newer check outweighs what was revoked before it, and nothing else does', () => {
    const revoked = { ...approved, state: 'revoked' as const };
    expect(badgeOf([revoked, approved], who, terms, at).state).toBe('active');
    expect(badgeOf([revoked, { ...approved, state: 'expired' as const }], who, terms, at).state).toBe('revoked');
    expect(badgeOf([], who, terms, at).state).toBe('none');
  });
});

describe('pictures are kept (verification.md §C7)', () => {
  const at = new Date('2026-03-02T09:00:00Z');
  const days = (state: DocumentState, legalBasis: 'consent' | 'trader' = 'consent') => {
    const due = purgeAt({ state, legalBasis, heldUntil: null }, IZI_POLICY, at);
    return due && (due.at.getTime() - at.getTime()) / 86_400_000;
  };
  test('for as long as the policy says of how the check ended', () => {
    expect(DOCUMENT_STATES.map((state) => [state, days(state)])).toEqual([
      ['draft', null],
      ['submitted', null],
      ['escalated', null],
      ['pending_second', null],
      ['awaiting_user', null],
      ['approved', 30],
      ['rejected', 30],
      ['appealed', null],
      ['rejected_final', 30],
      ['revoked', 30],
      ['expired', 0],
      ['withdrawn', 0],
    ]);
    expect(days('approved', 'trader')).toBe(183);
  });
  test('longer where a manager keeps them as evidence, and never shorter', () => {
    const held = new Date('2026-09-01T00:00:00Z');
    const due = (heldUntil: Date) =>
      purgeAt({ state: 'rejected', legalBasis: 'consent', heldUntil }, IZI_POLICY, at)?.at;
    expect(due(held)).toEqual(held);
    expect(due(new Date('2026-03-03T00:00:00Z'))).toEqual(new Date('2026-04-01T09:00:00Z'));
  });
});
