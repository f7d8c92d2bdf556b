import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { AddressRefused, checkAddress, guardedLookup, isAllowed } from '#server/outbox/address.ts';
import { signedHeaders } from '#server/outbox/post.ts';
import { ATTEMPTS_AFTER, verdict, wants } from '#server/outbox/rules.ts';
import { fc } from './seed.ts';

const at = new Date('2026-03-02T09:00:00Z');
const verdictAfter = (status: number, attempts: number, jitter = 0) => verdict({ status }, attempts, at, jitter);
const seconds = (attempts: number, jitter = 0) => {
  const outcome = verdictAfter(500, attempts, jitter);
  return outcome.next === 'again' ? (outcome.at.getTime() - at.getTime()) / 1000 : outcome.next;
};

describe('a webhook that does not answer 2xx', () => {
  test('is tried again after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h, and then is a dead letter', () => {
    expect(Array.from({ length: 10 }, (_, n) => seconds(n + 1))).toEqual([
      5,
      300,
      1_800,
      7_200,
      18_000,
      36_000,
      50_400,
      72_000,
      86_400,
      'dead',
    ]);
    expect(ATTEMPTS_AFTER[0]).toBe(0);
  });
  test('is never asked sooner than the schedule says, and at most a tenth later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempts, jitter) => {
          const [plain, jittered] = [seconds(attempts), seconds(attempts, jitter)];
          expect(jittered).toBeGreaterThanOrEqual(Number(plain));
          expect(jittered).toBeLessThanOrEqual(Number(plain) * 1.1);
        },
      ),
    );
  });
  test.each([100, 199, 300, 301, 302, 307, 400, 404, 429, 500, 503])('%i is not received', (status) => {
    expect(verdictAfter(status, 1)).toMatchObject({ next: 'again', error: `http-${status}` });
  });
  test.each([200, 201, 202, 204, 299])('%i is received', (status) => {
    expect(verdictAfter(status, 10)).toEqual({ next: 'delivered' });
  });
  test('and says 410 is asked no more', () => {
    expect(verdictAfter(410, 1)).toEqual({ next: 'dead', disable: true, error: 'http-410' });
  });
  test('keeps only the name of what went wrong', () => {
    expect(verdict({ fault: 'timeout' }, 1, at, 0)).toMatchObject({ next: 'again', error: 'timeout' });
  });
});

describe('a receiver that says when to come again', () => {
  const again = (retryAfter: string, status = 429, attempts = 1, jitter = 0) => {
    const outcome = verdict({ status, retryAfter }, attempts, at, jitter);
    return outcome.next === 'again' ? (outcome.at.getTime() - at.getTime()) / 1000 : outcome.next;
  };
  test.each([429, 503])('with %i is left alone for so long, in seconds or until a date', (status) => {
    expect(again('120', status)).toBe(120);
    expect(again('Mon, 02 Mar 2026 09:10:00 GMT', status)).toBe(600);
  });
  test('is not asked sooner than the schedule says, and waits no longer than its longest step', () => {
    expect(again('1')).toBe(5);
    expect(again('60', 429, 2)).toBe(300);
    expect(again('999999999')).toBe(86_400);
    expect(again('Fri, 31 Dec 9999 23:59:59 GMT')).toBe(86_400);
    expect(again('100', 429, 1, 0.5)).toBe(105);
  });
  test('gets no more tries by it', () => {
    expect(again('120', 503, 10)).toBe('dead');
  });
  test.each(['', '-5', '1.5', 'soon', '0x10', 'Sun, 01 Mar 2026 09:00:00 GMT', '1e9', '2026-03-02', '5, 10'])(
    'and says %j has said nothing',
    (words) => expect(again(words)).toBe(5),
  );
  test.each([500, 502, 301])('with %i is asked by the schedule', (status) => {
    expect(again('120', status)).toBe(5);
  });
});

test('a webhook without a list of topics takes them all, another one only those on its list', () => {
  expect(wants({ topics: [] }, 'review.published')).toBe(true);
  expect(wants({ topics: ['review.removed'] }, 'review.published')).toBe(false);
  expect(wants({ topics: ['review.removed', 'review.published'] }, 'review.published')).toBe(true);
});

describe('a signature', () => {
  const secrets = ['A', 'B'].map((letter) => `whsec_${Buffer.alloc(32, letter).toString('base64')}`);
  const payload = '{"data":{"text":"Příliš žluťoučký кінь"},"type":"review.published"}';
  const now = new Date();
  const headers = signedHeaders({ messageId: 'm1', payload, secrets, at: now });

  test('is good for the receiver that holds the new secret, and for the one that still holds the old', () => {
    for (const secret of secrets) expect(new Webhook(secret).verify(payload, headers)).toEqual(JSON.parse(payload));
  });
  test('is good for nobody else, for no other text, and for no other id', () => {
    const stranger = new Webhook(`whsec_${Buffer.alloc(32, 'C').toString('base64')}`);
    expect(() => stranger.verify(payload, headers)).toThrow('No matching signature');
    const mine = new Webhook(secrets[0]!);
    expect(() => mine.verify(payload.replace('review', 'Review'), headers)).toThrow('No matching signature');
    expect(() => mine.verify(payload, { ...headers, 'webhook-id': 'm2' })).toThrow('No matching signature');
  });
});

const refused = (url: string, allowLocal = false) => {
  try {
    checkAddress(url, allowLocal);
    return 'allowed';
  } catch (error) {
    return error instanceof AddressRefused ? error.code : 'another error';
  }
};

describe('a webhook cannot be made to lead inside (security.md T7)', () => {
  test.each([
    ['the loopback', 'https://127.0.0.1/', 'address-private'],
    ['hexadecimal', 'https://0x7f000001/', 'address-private'],
    ['one whole number', 'https://2130706433/', 'address-private'],
    ['octal', 'https://0177.0.0.1/', 'address-private'],
    ['a short form', 'https://127.1/', 'address-private'],
    ['circled digits', 'https://①②⑦.⓪.⓪.①/', 'address-private'],
    ['a trailing dot', 'https://127.0.0.1./', 'address-private'],
    ['percent signs', 'https://%31%32%37.0.0.1/', 'address-private'],
    ['nought', 'https://0.0.0.0/', 'address-private'],
    ['IPv6 loopback', 'https://[::1]/', 'address-private'],
    ['IPv4 mapped into IPv6', 'https://[::ffff:7f00:1]/', 'address-private'],
    ['IPv4 mapped, dotted', 'https://[::ffff:127.0.0.1]/', 'address-private'],
    ['NAT64', 'https://[64:ff9b::7f00:1]/', 'address-private'],
    ['6to4', 'https://[2002:7f00:1::]/', 'address-private'],
    ['a unique local address', 'https://[fd00::1]/', 'address-private'],
    ['a link-local address', 'https://[fe80::1]/', 'address-private'],
    ['cloud metadata', 'https://169.254.169.254/latest/meta-data/', 'address-private'],
    ['a private network', 'https://10.1.2.3/', 'address-private'],
    ['another private network', 'https://192.168.0.1/', 'address-private'],
    ['a name for this machine', 'https://localhost/', 'address-private'],
    ['that name with a dot', 'https://localhost./', 'address-private'],
    ['a name below it', 'https://hook.localhost/', 'address-private'],
    ['credentials before the real host', 'https://example.com@127.0.0.1/', 'address-credentials'],
    ['a password', 'https://u:p@example.com/', 'address-credentials'],
    ['plain http', 'http://example.com/', 'address-scheme'],
    ['a file', 'file:///etc/passwd', 'address-scheme'],
    ['gopher', 'gopher://example.com/', 'address-scheme'],
    ['the port of a database', 'https://example.com:5432/', 'address-port'],
    ['no address at all', 'example.com', 'address-scheme'],
  ])('by %s', (_, url, code) => expect(refused(url)).toBe(code));

  test.each([
    'https://example.com/hook?a=1',
    'https://example.com:8443/',
    'https://93.184.215.14/',
    'https://[2606:4700::1111]/',
  ])('while %s is fine', (url) => {
    expect(refused(url)).toBe('allowed');
  });

  test('a demo may reach this machine and nothing else inside', () => {
    expect(refused('http://127.0.0.1:4000/hook', true)).toBe('allowed');
    expect(refused('http://localhost:4000/hook', true)).toBe('allowed');
    for (const url of ['http://169.254.169.254/', 'http://10.0.0.1/', 'http://[fd00::1]/'])
      expect(refused(url, true)).toBe('address-private');
  });

  type All = (error: Error | null, found: { address: string; family: number }[]) => void;
  const resolving = (...answers: string[][]) => {
    const resolve = (_: string, __: object, done: All) =>
      done(
        null,
        (answers.shift() ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    const lookup = guardedLookup(false, resolve as never);
    return (all: boolean) =>
      new Promise((done) =>
        lookup('hook.example', { all }, (error, found) => done(error ? (error as AddressRefused).code : found)),
      );
  };

  test('a name that resolves inside is refused, also where only one of its addresses does', async () => {
    expect(await resolving(['127.0.0.1'])(true)).toBe('address-private');
    expect(await resolving(['93.184.215.14', '::ffff:10.0.0.1'])(true)).toBe('address-private');
    expect(await resolving([])(true)).toBe('address-private');
  });
  test('a name that answers differently the second time is looked at the second time too', async () => {
    const ask = resolving(['93.184.215.14'], ['127.0.0.1']);
    expect(await ask(false)).toBe('93.184.215.14');
    expect(await ask(false)).toBe('address-private');
  });
  test('what is no address is not allowed', () => expect(isAllowed('hook.example', true)).toBe(false));
});
