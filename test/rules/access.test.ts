import { expect, test } from 'vitest';
import { PERMISSIONS, QUEUES, ROLES } from '#db/words.ts';
import { COMMON_PASSWORDS, isCommon } from '#server/access/commonPasswords.ts';
import { deviceMark, isKnownDevice } from '#server/access/device.ts';
import { pageHeaders } from '#server/access/headers.ts';
import { hashesComputed, passwordFits } from '#server/access/password.ts';
import { mayRevert, mayTakeLevel, permissionsOf, queuesOf } from '#server/access/roles.ts';
import { IDLE_MS_MAX, isOver, SESSION_MS_MAX } from '#server/access/sessions.ts';
import { addressKey } from '#server/access/throttle.ts';

const has = (permission: (typeof PERMISSIONS)[number]) => ROLES.filter((role) => permissionsOf(role).has(permission));

/** Written by hand from SPEC 1, so that a slip in the table shows here. */
const WHO: Record<(typeof PERMISSIONS)[number], string[]> = {
  'reviews:decide': ['moderator', 'manager'],
  'review-disputes:decide': ['agent', 'manager'],
  'escrow-disputes:decide': ['agent', 'manager'],
  'documents:decide': ['moderator', 'manager'],
  'documents:reveal': ['moderator', 'manager'],
  'documents:revoke': ['manager'],
  'documents:read': ['moderator', 'manager', 'auditor'],
  'registrations:decide': ['moderator', 'manager'],
  'registrations:read': ['moderator', 'manager', 'auditor'],
  'questionnaires:write': ['manager'],
  'escrow:approve': ['manager'],
  'escrow:read': ['agent', 'manager', 'auditor'],
  'ledger:read': ['manager', 'auditor'],
  'ledger:reconcile': ['manager'],
  'reveal-blind': ['manager'],
  'people:read': ['agent', 'moderator', 'manager', 'auditor'],
  'orders:read': ['agent', 'moderator', 'manager', 'auditor'],
  'listings:read': ['agent', 'moderator', 'manager', 'auditor'],
  'categories:read': ['agent', 'moderator', 'manager', 'auditor'],
  'reviews:read': ['agent', 'moderator', 'manager', 'auditor'],
  'review-disputes:read': ['agent', 'moderator', 'manager', 'auditor'],
  'cases:read': ['agent', 'moderator', 'manager', 'auditor'],
  'decisions:read': ['agent', 'moderator', 'manager', 'auditor'],
  'decisions:revert': ['agent', 'moderator', 'manager'],
  'statements:read': ['agent', 'moderator', 'manager', 'auditor'],
  'audit:read': ['manager', 'admin', 'auditor'],
  export: ['manager', 'auditor'],
  'staff:manage': ['admin'],
  'policies:read': ['manager', 'admin', 'auditor'],
  'policies:write': ['manager'],
  'templates:read': ['agent', 'moderator', 'manager', 'auditor'],
  'templates:write': ['manager'],
  'saved-views:share': ['manager'],
  'screening:read': ['manager', 'auditor'],
  'screening:write': ['manager'],
  'rings:read': ['moderator', 'manager', 'auditor'],
  'rings:judge': ['moderator', 'manager'],
  'webhooks:manage': ['admin'],
  'api-keys:manage': ['admin'],
  'system:read': ['admin', 'auditor'],
  'demo:clock': ['manager', 'admin'],
};

test.each(PERMISSIONS.map((each) => [each]))('%s belongs to the roles of SPEC 1 and to no other', (permission) => {
  expect(has(permission)).toEqual(WHO[permission]);
});

test('an auditor changes nothing and an administrator decides nothing', () => {
  const changing = PERMISSIONS.filter((each) => !each.endsWith(':read') && each !== 'export');
  expect(changing.filter((each) => permissionsOf('auditor').has(each))).toEqual([]);
  expect(queuesOf('admin')).toEqual([]);
});

test('a manager works at all desks, an agent at both kinds of disputes, a moderator at reviews, documents and registrations', () => {
  expect(queuesOf('manager')).toEqual([...QUEUES]);
  expect(queuesOf('agent')).toEqual(['review-disputes', 'escrow-disputes']);
  expect(queuesOf('moderator')).toEqual(['reviews', 'documents', 'registrations']);
  expect(queuesOf('auditor')).toEqual([]);
});

test('an escalated case waits for a manager', () => {
  expect(ROLES.filter((role) => mayTakeLevel(role, 2))).toEqual(['manager']);
  expect(mayTakeLevel('agent', 1)).toBe(true);
});

test('a manager reopens any decision, others only their own, and an auditor none', () => {
  expect(mayRevert({ id: 'm', role: 'manager' }, 'somebody')).toBe(true);
  expect(mayRevert({ id: 'a', role: 'moderator' }, 'a')).toBe(true);
  expect(mayRevert({ id: 'a', role: 'moderator' }, 'somebody')).toBe(false);
  expect(mayRevert({ id: 'a', role: 'auditor' }, 'a')).toBe(false);
});

test('a session ends after its shift, and sooner when nobody uses it', () => {
  const start = new Date('2026-03-02T08:00:00Z');
  const at = (ms: number) => new Date(start.getTime() + ms);
  const session = (seen: number) => ({ expiresAt: at(SESSION_MS_MAX), seenAt: at(seen) });
  expect(isOver(session(0), at(IDLE_MS_MAX - 1))).toBe(false);
  expect(isOver(session(0), at(IDLE_MS_MAX))).toBe(true);
  expect(isOver(session(SESSION_MS_MAX - 1), at(SESSION_MS_MAX - 1))).toBe(false);
  expect(isOver(session(SESSION_MS_MAX - 1), at(SESSION_MS_MAX))).toBe(true);
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('attempts from %s count for %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

test.each([
  'password1234',
  'PasswordPassword',
  'qwertyuiop123',
  '123456789012',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'poiuytrewqpo',
  'йцукенйцукен',
  '111222111222',
  'administrator',
])('%s is refused as one of the passwords that guessers try first', (password) =>
  expect(isCommon(password)).toBe(true),
);

test.each(['orbit-velvet-cactus-42', 'korektní baterie sponka', 'три сови на даху', '948273650127', 'Tr0ub4dor&3xkcd'])(
  '%s is let through',
  (password) => {
    expect(isCommon(password)).toBe(false);
  },
);

test('the list of common passwords is long enough to matter and all of it could have been chosen', () => {
  expect(COMMON_PASSWORDS.size).toBeGreaterThan(3_000);
  expect([...COMMON_PASSWORDS].every((each) => each.length >= 12 && each === each.toLowerCase())).toBe(true);
});

test('a browser is known for the person and the password it signed in with, and for no other', () => {
  const olga = { id: 'olga', passwordHash: 'hash-1' };
  const mark = deviceMark('salt', olga);
  expect(isKnownDevice('salt', olga, mark)).toBe(true);
  expect(isKnownDevice('salt', { id: 'petr', passwordHash: 'hash-1' }, mark)).toBe(false);
  expect(isKnownDevice('salt', { id: 'olga', passwordHash: 'hash-2' }, mark)).toBe(false);
  expect(isKnownDevice('other salt', olga, mark)).toBe(false);
  expect(isKnownDevice('salt', olga, `${mark}x`)).toBe(false);
  expect(isKnownDevice('salt', undefined, mark)).toBe(false);
});

test('a page lets in scripts of ours and styles with the nonce of this answer, and nothing else', () => {
  const headers = pageHeaders('abc', false);
  expect(headers['content-security-policy']?.split(';')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-abc'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ]);
  expect(headers).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  expect(headers['permissions-policy']).toContain('camera=()');
  expect(headers['strict-transport-security']).toBeUndefined();
  expect(pageHeaders('abc', true)['strict-transport-security']).toMatch(/^max-age=31536000/);
  expect(JSON.stringify(pageHeaders('xyz', true))).not.toContain('abc');
});

test('of a dozen passwords that come at once four are looked at, and the rest hear that we are busy', async () => {
  await passwordFits(null, 'the first one also makes the stranger to compare with');
  const before = hashesComputed();
  const all = await Promise.allSettled(Array.from({ length: 12 }, () => passwordFits(null, 'three owls at dawn')));
  expect(hashesComputed() - before).toBe(4);
  expect(all.filter((each) => each.status === 'fulfilled').map((each) => each.value)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  const refused = all.filter((each) => each.status === 'rejected').map((each) => each.reason.code);
  expect(refused).toEqual(Array.from({ length: 8 }, () => 'too-busy'));
});
