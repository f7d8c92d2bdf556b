import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { folderPlace } from '#server/files/folder.ts';
import { type FilePlace, FilesUnavailable, FileTaken, newFileId } from '#server/files/place.ts';
import { s3Place } from '#server/files/s3.ts';
import { startS3 } from '../support/s3Double.ts';

const base = mkdtempSync(join(tmpdir(), 'trustdesk-places-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const s3 = await startS3();
const TIMES = { timeoutMs: 5_000, pauseMs: 1 };
const root = join(base, 'documents', 'home');
const folder = folderPlace(root);
const bucket = s3Place(s3.config, 'home', TIMES);

const idsIn = async (place: FilePlace): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { id } of place.list()) ids.push(id);
  return ids.sort();
};
const whyOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof FilesUnavailable ? `${error.status} ${error.why}` : String(error);
};

beforeEach(async () => {
  s3.troubles = [];
  for (const place of [folder, bucket]) for (const id of await idsIn(place)) await place.remove(id);
});

describe.each<[string, FilePlace]>([
  ['a folder', folder],
  ['a bucket', bucket],
])('%s', (_name, place) => {
  test('gives back a megabyte byte for byte', async () => {
    const [id, bytes] = [newFileId(), randomBytes(1_048_577)];
    await place.put(id, bytes);
    expect((await place.get(id))?.equals(bytes)).toBe(true);
    expect(await place.has(id)).toBe(true);
  });
  test('keeps a file of no bytes, which is not the same as none', async () => {
    const id = newFileId();
    await place.put(id, Buffer.alloc(0));
    expect(await place.get(id)).toEqual(Buffer.alloc(0));
    expect(await place.has(id)).toBe(true);
  });
  test('says of what never came that it is not there, and removes it without complaint', async () => {
    const id = newFileId();
    expect(await place.get(id)).toBeUndefined();
    expect(await place.has(id)).toBe(false);
    await place.remove(id);
  });
  test('removes once and for all, however often it is told', async () => {
    const [id, other] = [newFileId(), newFileId()];
    for (const each of [id, other]) await place.put(each, randomBytes(10));
    await place.remove(id);
    await place.remove(id);
    expect([await place.get(id), await place.has(id), await idsIn(place)]).toEqual([undefined, false, [other]]);
  });
  test('takes the same bytes again, and never writes over what it keeps', async () => {
    const [id, bytes] = [newFileId(), randomBytes(100)];
    await place.put(id, bytes);
    await place.put(id, bytes);
    await expect(place.put(id, randomBytes(100))).rejects.toThrow(FileTaken);
    expect((await place.get(id))?.equals(bytes)).toBe(true);
  });
  test('takes fifty at once, each its own, and lists them all with the time they came', async () => {
    const files = new Map(Array.from({ length: 50 }, () => [newFileId(), randomBytes(2_000)]));
    const before = Date.now() - 2_000;
    await Promise.all([...files].map(([id, bytes]) => place.put(id, bytes)));
    const read = await Promise.all([...files].map(async ([id, bytes]) => (await place.get(id))?.equals(bytes)));
    expect(read.every(Boolean)).toBe(true);
    expect(await idsIn(place)).toEqual([...files.keys()].sort());
    for await (const { at } of place.list()) expect(at.getTime()).toBeGreaterThan(before);
  });
  test('takes one file fifty times at once as one', async () => {
    const [id, bytes] = [newFileId(), randomBytes(50_000)];
    await Promise.all(Array.from({ length: 50 }, () => place.put(id, bytes)));
    expect((await place.get(id))?.equals(bytes)).toBe(true);
    expect(await idsIn(place)).toEqual([id]);
  });
  test.each(['../../etc/passwd', '', 'A'.repeat(32), `${'a'.repeat(32)}/x`, `${'a'.repeat(31)}\n`, '%2e%2e'])(
    'makes no path of “%s”',
    async (id) => {
      const before = [...s3.asked];
      await expect(place.put(id, Buffer.from('x')).catch((error: Error) => error.message)).resolves.toMatch(/no id/);
      await expect((async () => place.get(id))()).rejects.toThrow(/no id/);
      await expect((async () => place.remove(id))()).rejects.toThrow(/no id/);
      await expect((async () => place.has(id))()).rejects.toThrow(/no id/);
      expect(s3.asked).toEqual(before);
    },
  );
});

describe('a folder', () => {
  test.skipIf(process.platform === 'win32')('can be looked into by nobody else', async () => {
    const id = newFileId();
    await folder.put(id, randomBytes(10));
    const modes = ['', id.slice(0, 2), join(id.slice(0, 2), id)].map((path) => statSync(join(root, path)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o600]);
  });
  test('leaves no draft behind, and takes away one that a dead process left', async () => {
    const id = newFileId();
    const shard = join(root, id.slice(0, 2));
    mkdirSync(shard, { recursive: true });
    writeFileSync(join(shard, `${id}.0badcafe.part`), 'half');
    expect([await folder.get(id), await folder.has(id), await idsIn(folder)]).toEqual([undefined, false, [id]]);
    await folder.put(id, randomBytes(10));
    await folder.remove(id);
    expect(readdirSync(shard)).toEqual([]);
  });
  test('leaves alone what is not ours', async () => {
    mkdirSync(join(root, 'aa'), { recursive: true });
    writeFileSync(join(root, 'aa', 'notes.txt'), 'mine');
    writeFileSync(join(root, 'readme'), 'mine');
    expect(await idsIn(folder)).toEqual([]);
    expect(existsSync(join(root, 'aa', 'notes.txt'))).toBe(true);
  });
  test('that cannot be written says so, and says not where it is', async () => {
    writeFileSync(join(base, 'file'), '');
    const blocked = folderPlace(join(base, 'file', 'below'));
    const error = await blocked.put(newFileId(), Buffer.from('x')).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FilesUnavailable);
    expect((error as FilesUnavailable).code).toBe('files-unavailable');
    expect(JSON.stringify((error as FilesUnavailable).detail)).not.toContain(base);
  });
});

describe('a bucket', () => {
  const waiting = s3Place(s3.config, 'home', TIMES);
  const hasty = s3Place(s3.config, 'home', { ...TIMES, timeoutMs: 250 });
  const put = (place = waiting) => place.put(newFileId(), randomBytes(10));

  test.each(['503', '500-after', 'cut', 'hang'] as const)('that once is “%s” is asked again', async (trouble) => {
    const place = trouble === 'hang' ? hasty : waiting;
    const [id, bytes] = [newFileId(), randomBytes(1_000)];
    for (const troubles of [[trouble], ['503', trouble]] as const) {
      s3.troubles = [...troubles];
      await place.put(id, bytes);
    }
    s3.troubles = [trouble];
    expect((await place.get(id))?.equals(bytes)).toBe(true);
    s3.troubles = [trouble];
    await place.remove(id);
    s3.troubles = [trouble];
    expect(await idsIn(place)).toEqual([]);
  });
  test('that stays away is given up after three times, and is no missing file', async () => {
    for (const trouble of ['503', 'cut', 'hang'] as const) {
      s3.troubles = [trouble, trouble, trouble];
      s3.asked = [];
      expect(await whyOf((trouble === 'hang' ? hasty : waiting).get(newFileId()))).toMatch(
        /^503 GET in documents: 50[34]/,
      );
      expect(s3.asked).toHaveLength(3);
    }
  });
  test('is not followed to wherever it points', async () => {
    s3.troubles = ['redirect'];
    s3.asked = [];
    expect(await whyOf(waiting.get(newFileId()))).toBe('503 GET in documents: 307');
    expect(s3.asked).toHaveLength(1);
  });
  test.each([
    ['another secret', { secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ['another name', { accessKeyId: 'AKIASTRANGER' }, 'InvalidAccessKeyId'],
    ['another region', { region: 'us-east-1' }, 'AuthorizationHeaderMalformed'],
    ['another bucket', { bucket: 'nobodys' }, 'NoSuchBucket'],
  ])('with %s says what is wrong, once, and without a word of the key', async (_what, over, code) => {
    const stranger = s3Place({ ...s3.config, ...over }, 'home', TIMES);
    s3.asked = [];
    const why = await whyOf(put(stranger));
    expect(why).toContain(code);
    expect(why).not.toContain(s3.config.secretAccessKey);
    expect(s3.asked).toHaveLength(1);
    expect(s3.objects.size).toBe(0);
  });
  test('refuses clocks that are apart, and says so', async () => {
    const { now } = s3;
    s3.now = () => new Date(Date.now() + 16 * 60_000);
    expect(await whyOf(put())).toContain('RequestTimeTooSkewed');
    s3.now = () => new Date(Date.now() + 14 * 60_000);
    expect(await whyOf(put())).toBe('undefined');
    s3.now = now;
  });
  test('is asked for names of ours only: what another installation keeps beside is never seen', async () => {
    const beside = s3Place(s3.config, 'elsewhere', TIMES);
    const id = newFileId();
    await beside.put(id, randomBytes(10));
    expect([await idsIn(waiting), await waiting.has(id), await waiting.get(id)]).toEqual([[], false, undefined]);
    await waiting.remove(id);
    expect(await idsIn(beside)).toEqual([id]);
    await beside.remove(id);
  });
});

describe('the double of a store', () => {
  const url = `${s3.config.endpoint}/documents/home/${'a'.repeat(32)}`;
  const codeOf = async (init: RequestInit) => /<Code>(\w+)/.exec(await (await fetch(url, init)).text())?.[1];

  test('takes nothing without a signature, or without the hash of what is sent', async () => {
    const scope = 'AKIADOUBLE/20260302/eu-central-1/s3/aws4_request';
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
    expect(await codeOf({ method: 'PUT', body: 'x' })).toBe('AccessDenied');
    expect(await codeOf({ headers: { authorization } })).toBe('MissingSecurityHeader');
  });
  test('notices another body under a signature that was right', async () => {
    const { AwsClient } = await import('aws4fetch');
    const client = new AwsClient({ ...s3.config, service: 's3' });
    const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    expect(await codeOf(await client.sign(url, { method: 'PUT', body: 'x', headers }))).toBe(
      'XAmzContentSHA256Mismatch',
    );
  });
});
