import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, scryptSync } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Fault } from '../platform/fault.ts';

/**
 * One file: a line that names the format, a line of JSON that anybody may read, then AES-256-GCM of the secrets and the
 * database, then its tag. The two lines are authenticated too, so not a byte of the file can change unnoticed.
 */
const MAGIC = 'TRUSTDESK BACKUP 1\n';
const TAG_BYTES = 16;
const IV_BYTES = 12;
const HEAD_BYTES_MAX = 4_096;
const LENGTH_BYTES = 4;

const ArchiveHead = z.object({
  createdAt: z.string(),
  version: z.string(),
  migrations: z.array(z.number()),
  key: z.enum(['secrets', 'key-file']),
  salt: z.string(),
  iv: z.string(),
});
type ArchiveHead = z.infer<typeof ArchiveHead>;

/** What the archive is locked with: the installation's own secrets, or a file with a passphrase or random bytes. */
export interface ArchiveKey {
  kind: ArchiveHead['key'];
  material: string;
}

const keyOf = ({ kind, material }: ArchiveKey, salt: Buffer): Buffer =>
  kind === 'secrets'
    ? Buffer.from(hkdfSync('sha256', material, salt, 'trustdesk backup', 32))
    : scryptSync(material, salt, 32, { N: 2 ** 15, maxmem: 64 * 1024 ** 2 });

const headBytes = (head: ArchiveHead): Buffer => Buffer.from(`${MAGIC}${JSON.stringify(head)}\n`);

/** Writes `file` beside its final name and renames it when it is complete and on the disk. Mode 0600. */
export async function writeArchive(
  file: string,
  database: string,
  secrets: string,
  key: ArchiveKey,
  about: Pick<ArchiveHead, 'createdAt' | 'version' | 'migrations'>,
): Promise<void> {
  const [salt, iv] = [randomBytes(16), randomBytes(IV_BYTES)];
  const head = headBytes({ ...about, key: key.kind, salt: salt.toString('base64'), iv: iv.toString('base64') });
  const cipher = createCipheriv('aes-256-gcm', keyOf(key, salt), iv).setAAD(head);
  const draft = `${file}.${process.pid}.part`;
  try {
    const out = createWriteStream(draft, { mode: 0o600, flags: 'wx' });
    out.write(head);
    await pipeline(Readable.from(plain(database, secrets)), cipher, out, { end: false });
    await new Promise<void>((done, failed) => out.on('error', failed).end(cipher.getAuthTag(), done));
    await onDisk(draft);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function* plain(database: string, secrets: string): AsyncGenerator<Buffer> {
  const before = Buffer.from(secrets);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(before.length);
  yield Buffer.concat([length, before]);
  for await (const chunk of createReadStream(database)) yield chunk as Buffer;
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** What anybody may read of an archive. @throws Fault for a file that is none */
export async function readHead(file: string): Promise<{ head: ArchiveHead; bytes: Buffer }> {
  if (!existsSync(file)) throw new Fault(`${file} is not there.`, true);
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES_MAX), 0, HEAD_BYTES_MAX, 0);
    const text = buffer.subarray(0, bytesRead).toString('latin1');
    const end = text.indexOf('\n', MAGIC.length);
    if (!text.startsWith(MAGIC) || end < 0) throw new Fault(`${file} is no backup of Trustdesk.`);
    const bytes = buffer.subarray(0, end + 1);
    return { head: ArchiveHead.parse(JSON.parse(text.slice(MAGIC.length, end))), bytes };
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`${file} is no backup of Trustdesk, or its first bytes have changed.`);
  } finally {
    await handle.close();
  }
}

/** Unlocks into `target`; resolves to the secrets. Nothing of it may be used before this has resolved. @throws Fault */
export async function readArchive(file: string, target: string, key: ArchiveKey): Promise<string> {
  const { head, bytes } = await readHead(file);
  const { size } = await stat(file);
  const end = size - TAG_BYTES;
  if (end <= bytes.length) throw new Fault(`${file} is cut off.`);
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyOf(key, Buffer.from(head.salt, 'base64')),
    Buffer.from(head.iv, 'base64'),
  ).setAAD(bytes);
  decipher.setAuthTag(await lastBytes(file, end));
  const split = splitSecrets();
  try {
    await pipeline(
      createReadStream(file, { start: bytes.length, end: end - 1 }),
      decipher,
      split.stream,
      createWriteStream(target, { mode: 0o600, flags: 'wx' }),
    );
  } catch (error) {
    await rm(target, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    throw code === 'ENOSPC' || code === 'EACCES' || code === 'EEXIST'
      ? error
      : new Fault(`${file} does not open: it is not the key it was made with, or a byte of it has changed.`);
  }
  await onDisk(target);
  return split.secrets();
}

async function lastBytes(file: string, from: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  const tag = Buffer.alloc(TAG_BYTES);
  await handle.read(tag, 0, TAG_BYTES, from).finally(() => handle.close());
  return tag;
}

/** Takes the secrets off the front of the stream and lets the database through. */
function splitSecrets() {
  let held: Buffer | undefined = Buffer.alloc(0);
  let found = '';
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!held) return done(null, chunk);
      held = Buffer.concat([held, chunk]);
      if (held.length < LENGTH_BYTES) return done();
      const end = LENGTH_BYTES + held.readUInt32BE();
      if (end > HEAD_BYTES_MAX * 4) return done(new Error('no secrets'));
      if (held.length < end) return done();
      found = held.subarray(LENGTH_BYTES, end).toString();
      const rest = held.subarray(end);
      held = undefined;
      done(null, rest);
    },
  });
  return { stream, secrets: () => found };
}

/** A passphrase or random bytes; line ends at the end do not count, as editors add them. */
export function readKeyFile(file: string): ArchiveKey {
  if (!existsSync(file)) throw new Fault(`--key-file: ${file} is not there.`, true);
  const text = readFileSync(file, 'utf8').replace(/[\r\n]+$/, '');
  if (text.length < 12) throw new Fault(`${file} holds fewer than 12 characters: that is no key.`, true);
  return { kind: 'key-file', material: createHash('sha256').update(text).digest('base64') };
}
