import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { IDENTITY_KINDS } from '#db/words.ts';
import { type Binding, open, rewrap, SealBroken, seal } from '#server/files/envelope.ts';
import { addHmacKey, addKek, dropKeks, keysOf } from '#server/files/keys.ts';
import { mark, marksOf } from '#server/files/marks.ts';
import { ConfigFault, readConfig } from '#server/platform/config.ts';
import { Fault } from '#server/platform/fault.ts';
import { fc } from './seed.ts';

const base = mkdtempSync(join(tmpdir(), 'trustdesk-keys-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let n = 0;
/** A place for a file of keys of its own. */
const fresh = (over: NodeJS.ProcessEnv = {}) => {
  n += 1;
  return readConfig({ DATA_DIR: join(base, String(n)), ...over });
};
const about: Binding = { fileId: 'f'.repeat(32), ownerId: 'document-1', label: 'front' };
const whyOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return error instanceof SealBroken ? error.why : String(error);
  }
};

describe('the file of keys', () => {
  test('is made once, for nobody else to read, and is the same at every look', () => {
    const config = fresh();
    const keys = keysOf(config);
    expect(config.documents.keysFile).toBe(join(config.dataDir, 'document-keys.json'));
    expect(statSync(config.documents.keysFile).mode & 0o777).toBe(0o600);
    expect(keysOf(config)).toBe(keys);
    expect([keys.kek.keys.size, keys.hmac.keys.size]).toEqual([1, 1]);
    const stored = readFileSync(config.documents.keysFile, 'utf8');
    expect(new Set(stored.match(/"[\w+/]{43}="/g)).size).toBe(2);
  });
  test('may lie elsewhere', () => {
    const elsewhere = join(base, 'elsewhere', 'keys.json');
    const config = fresh({ DOCUMENT_KEYS_FILE: elsewhere });
    keysOf(config);
    expect([existsSync(elsewhere), existsSync(join(config.dataDir, 'document-keys.json'))]).toEqual([true, false]);
  });
  test.skipIf(process.platform === 'win32')('is not used while other accounts can read it', () => {
    const config = fresh();
    keysOf(config);
    chmodSync(config.documents.keysFile, 0o640);
    writeFileSync(config.documents.keysFile, `${readFileSync(config.documents.keysFile, 'utf8')} `);
    expect(() => keysOf(config)).toThrow(/open to other accounts/);
    expect(() => keysOf(config)).toThrow(ConfigFault);
  });
  test.each([
    ['nothing', ''],
    ['something else', '{}'],
    ['a key that is too short', JSON.stringify(ringsWith('c2hvcnQ='))],
    ['a current key that is not there', JSON.stringify(ringsWith('', 'missing'))],
  ])('that holds %s is refused, and not a word of it is shown', (_what, text) => {
    const config = fresh();
    keysOf(config);
    writeFileSync(config.documents.keysFile, text, { mode: 0o600 });
    expect(() => keysOf(config)).toThrow(`${config.documents.keysFile} does not hold the keys of documents`);
    expect(() => keysOf(config)).not.toThrow('c2hvcnQ=');
  });
  test('that is lost under a running process is not made anew: what it locked would never open again', () => {
    const config = fresh();
    const keys = keysOf(config);
    rmSync(config.documents.keysFile);
    expect(keysOf(config)).toBe(keys);
    expect(existsSync(config.documents.keysFile)).toBe(false);
  });
  test('shows no key where a whole object is logged', () => {
    const config = fresh();
    const keys = keysOf(config);
    const [secret = ''] = Object.values(JSON.parse(readFileSync(config.documents.keysFile, 'utf8')).kek.keys);
    expect(inspect(keys, { depth: 9 }) + JSON.stringify(keys)).not.toContain(String(secret).slice(0, 20));
  });
  test('is changed by one process at a time', () => {
    const config = fresh();
    addKek(config);
    writeFileSync(`${config.documents.keysFile}.lock`, '');
    const before = readFileSync(config.documents.keysFile, 'utf8');
    expect(() => addKek(config)).toThrow(Fault);
    expect(readFileSync(config.documents.keysFile, 'utf8')).toBe(before);
    rmSync(`${config.documents.keysFile}.lock`);
    addKek(config);
    expect(keysOf(config).kek.keys.size).toBe(3);
  });
});

function ringsWith(key: string, current = 'k-1') {
  const ring = { current, keys: { 'k-1': key || Buffer.alloc(32).toString('base64') } };
  return { kek: ring, hmac: ring };
}

describe('a sealed file', () => {
  const config = fresh();
  const { kek } = keysOf(config);

  test('opens to the same bytes, whatever they are, and never reads the same twice', () => {
    const bytes = fc.uint8Array({ maxLength: 5_000 });
    const word = fc.string({ maxLength: 40 }).filter((text) => !text.includes('|'));
    fc.assert(
      fc.property(bytes, word, word, (plain, ownerId, label) => {
        const binding = { ...about, ownerId, label };
        const [one, two] = [seal(kek, plain, binding), seal(kek, plain, binding)];
        expect(one.bytes.length).toBe(plain.length + 28);
        expect(one.bytes.equals(two.bytes)).toBe(false);
        expect(one.wrappedKey).not.toBe(two.wrappedKey);
        expect(open(kek, one.bytes, one, binding).equals(Buffer.from(plain))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  test('gives nothing away of what is in it, not even the key it is locked with', () => {
    const plain = Buffer.from('JAN NOVAK 990038531 '.repeat(50));
    const { bytes, wrappedKey } = seal(kek, plain, about);
    expect(bytes.includes('NOVAK')).toBe(false);
    expect(bytes.includes(Buffer.from(wrappedKey, 'base64'))).toBe(false);
  });
  test('with a single bit turned, anywhere, does not open', () => {
    const sealed = seal(kek, Buffer.from('a picture of a card'), about);
    for (let bit = 0; bit < sealed.bytes.length * 8; bit++) {
      const turned = Buffer.from(sealed.bytes);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(whyOf(() => open(kek, turned, sealed, about))).toBe('altered');
    }
    const key = Buffer.from(sealed.wrappedKey, 'base64');
    for (let bit = 0; bit < key.length * 8; bit++) {
      const turned = Buffer.from(key);
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(whyOf(() => open(kek, sealed.bytes, { ...sealed, wrappedKey: turned.toString('base64') }, about))).toBe(
        'altered',
      );
    }
  });
  test('cut short, or longer, does not open', () => {
    const sealed = seal(kek, Buffer.from('a picture'), about);
    for (const bytes of [sealed.bytes.subarray(0, -1), sealed.bytes.subarray(1), sealed.bytes.subarray(0, 27)])
      expect(whyOf(() => open(kek, bytes, sealed, about))).toBe('altered');
    expect(whyOf(() => open(kek, Buffer.alloc(0), sealed, about))).toBe('altered');
    expect(whyOf(() => open(kek, Buffer.concat([sealed.bytes, Buffer.alloc(1)]), sealed, about))).toBe('altered');
  });
  test.each<[string, Partial<Binding>]>([
    ['another file', { fileId: 'e'.repeat(32) }],
    ['another owner', { ownerId: 'document-2' }],
    ['another side', { label: 'back' }],
  ])('does not open as that of %s', (_what, over) => {
    const sealed = seal(kek, Buffer.from('a picture'), about);
    expect(whyOf(() => open(kek, sealed.bytes, sealed, { ...about, ...over }))).toBe('altered');
  });
  test('does not open with the key of another file', () => {
    const [one, two] = [seal(kek, Buffer.from('one'), about), seal(kek, Buffer.from('two'), about)];
    expect(whyOf(() => open(kek, one.bytes, two, about))).toBe('altered');
  });
  test('is bound to words without bars, since two bindings could read alike', () => {
    expect(whyOf(() => seal(kek, Buffer.from('x'), { ...about, ownerId: 'a|b' }))).toMatch(/without bars/);
  });
});

describe('after the KEK was changed', () => {
  test('old files open, new ones take the new key, and a file wrapped anew needs the old one no more', () => {
    const config = fresh();
    const before = seal(keysOf(config).kek, Buffer.from('old'), about);
    const id = addKek(config);
    const { kek } = keysOf(config);
    expect(kek.current).toBe(id);
    expect(open(kek, before.bytes, before, about).toString()).toBe('old');
    const after = rewrap(kek, before);
    expect([seal(kek, Buffer.from('new'), about).kekId, after.kekId]).toEqual([id, id]);
    dropKeks(config, [before.kekId, id]);
    const left = keysOf(config).kek;
    expect([...left.keys.keys()]).toEqual([id]);
    expect(open(left, before.bytes, after, about).toString()).toBe('old');
    expect(whyOf(() => open(left, before.bytes, before, about))).toBe('key-unknown');
    expect(whyOf(() => open(left, before.bytes, { ...before, kekId: id }, about))).toBe('altered');
  });
});

describe('a mark', () => {
  const config = fresh();
  const number = 'CZE|id-card|990038531';

  test('is equal for equal things, another for each kind and key, and is not the hash that anybody can make', () => {
    const { hmac, kek } = keysOf(config);
    expect(mark(hmac, 'document-number', number)).toEqual(mark(hmac, 'document-number', number));
    const all = IDENTITY_KINDS.map((kind) => mark(hmac, kind, number).hmac);
    expect(new Set(all).size).toBe(IDENTITY_KINDS.length);
    expect(mark(kek, 'document-number', number).hmac).not.toBe(mark(hmac, 'document-number', number).hmac);
    expect(mark(keysOf(fresh()).hmac, 'document-number', number).hmac).not.toBe(all[0]);
  });
  test('made before the key was changed is still found', () => {
    const before = mark(keysOf(config).hmac, 'document-number', number);
    const id = addHmacKey(config);
    const { hmac } = keysOf(config);
    const marks = marksOf(hmac, 'document-number', number);
    expect(marks).toHaveLength(2);
    expect(marks).toContainEqual(before);
    expect(marks).toContainEqual(mark(hmac, 'document-number', number));
    expect(mark(hmac, 'document-number', number).keyId).toBe(id);
    expect(marksOf(hmac, 'document-number', 'CZE|id-card|990038532')).not.toContainEqual(before);
  });
});
