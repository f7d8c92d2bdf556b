import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '#db/schema/audit.ts';
import { GENESIS, type Linked, linkHash, nameBreak, passesThousand } from '#server/audit/rules.ts';

const at = new Date('2026-03-02T09:00:00.123Z');
const entry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  id: 'e1',
  marketplaceId: 'izi',
  actorKind: 'staff',
  actorId: 's1',
  action: 'decision.made',
  subjectKind: 'review',
  subjectId: 'r1',
  detail: '{"outcome":"reject"}',
  requestId: 'q1',
  at,
  ...over,
});
const place = { seq: 1, linkedAt: at };

describe('a link of the audit chain', () => {
  test('hangs on every field of its entry', () => {
    const whole = linkHash(GENESIS, place, entry());
    const other: AuditEntry = {
      id: 'e2',
      marketplaceId: 'qjob',
      actorKind: 'cli',
      actorId: 's2',
      action: 'decision.reverted',
      subjectKind: 'person',
      subjectId: 'r2',
      detail: '{"outcome":"publish"}',
      requestId: 'q2',
      at: new Date(at.getTime() + 1),
    };
    for (const field of Object.keys(other))
      expect(linkHash(GENESIS, place, { ...entry(), [field]: other[field as keyof AuditEntry] }), field).not.toBe(
        whole,
      );
  });
  test('hangs on the link before, on its place and on when it was linked', () => {
    const whole = linkHash(GENESIS, place, entry());
    expect(linkHash(whole, place, entry())).not.toBe(whole);
    expect(linkHash(GENESIS, { ...place, seq: 2 }, entry())).not.toBe(whole);
    expect(linkHash(GENESIS, { ...place, linkedAt: new Date(at.getTime() + 1) }, entry())).not.toBe(whole);
  });
  test('cannot be matched by moving a letter from one field to the next', () => {
    expect(linkHash(GENESIS, place, entry({ actorId: 'ab', action: 'c' }))).not.toBe(
      linkHash(GENESIS, place, entry({ actorId: 'a', action: 'bc' })),
    );
    expect(linkHash(GENESIS, place, entry({ requestId: null }))).not.toBe(
      linkHash(GENESIS, place, entry({ requestId: 'null' })),
    );
  });
  test('does not depend on the order in which a database hands out the fields', () => {
    const turned = Object.fromEntries(Object.entries(entry()).reverse()) as AuditEntry;
    expect(linkHash(GENESIS, place, turned)).toBe(linkHash(GENESIS, place, entry()));
  });
});

describe('a break in the chain', () => {
  const chain = ['a', 'b', 'c'].reduce<Linked[]>((links, id, n) => {
    const made = entry({ id });
    const linkedAt = new Date(at.getTime() + n);
    const hash = linkHash(links.at(-1)?.link.hash ?? GENESIS, { seq: n + 1, linkedAt }, made);
    links.push({ link: { seq: n + 1, entryId: id, hash, linkedAt }, entry: made });
    return links;
  }, []);
  const [a, b, c] = chain as [Linked, Linked, Linked];

  test('is called altered where a byte is another', () => {
    expect(nameBreak(GENESIS, { link: a.link, entry: { ...a.entry!, detail: '{}' } }, [b, c])).toBe('altered');
    expect(nameBreak(GENESIS, { link: { ...a.link, hash: 'f00d' }, entry: a.entry }, [b, c])).toBe('altered');
  });
  test('is called reordered where two entries changed places, with their links or without them', () => {
    expect(nameBreak(GENESIS, { link: a.link, entry: b.entry }, [{ link: b.link, entry: a.entry }, c])).toBe(
      'reordered',
    );
    expect(
      nameBreak(GENESIS, { link: { ...c.link, seq: 1 }, entry: c.entry }, [
        b,
        { link: { ...a.link, seq: 3 }, entry: a.entry },
      ]),
    ).toBe('reordered');
  });
});

test.each([
  [0, 999, false],
  [0, 1_000, true],
  [999, 1_000, true],
  [1_000, 1_500, false],
  [1_500, 2_001, true],
])('going from %i to %i links asks for a checkpoint: %s', (before, head, asked) => {
  expect(passesThousand(before, head)).toBe(asked);
});
