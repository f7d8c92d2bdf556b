import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { z } from 'zod';
import { type Config, ConfigFault } from '../platform/config.ts';
import { Fault } from '../platform/fault.ts';
import { mustBeOurs, readOrMake, replaceDurably } from '../platform/ownFile.ts';

const KEY_BYTES = 32;
const Key = z.string().refine((text) => Buffer.from(text, 'base64').length === KEY_BYTES);
const Ring = z
  .strictObject({ current: z.string(), keys: z.record(z.string().regex(/^[\w-]{1,40}$/), Key) })
  .refine(({ current, keys }) => Object.hasOwn(keys, current));
const Stored = z.strictObject({ kek: Ring, hmac: Ring });
type Stored = z.infer<typeof Stored>;

/** Keys of one use by their ids; new work takes the current one, old work names the one it was done with. */
export interface KeyRing {
  current: string;
  keys: ReadonlyMap<string, KeyObject>;
}
/** KEKs wrap the keys of files; the HMAC keys make marks of what a document says. Neither does the other's work. */
export interface DocumentKeys {
  kek: KeyRing;
  hmac: KeyRing;
}
type Where = Pick<Config, 'documents'>;

const known = new Map<string, { stamp: string; keys: DocumentKeys }>();

/**
 * The keys that must lie neither in the database nor in a backup, or its copy would open every picture (verification.md
 * §C6). Made with mode 0600 where there are none; read anew when another process has changed the file. Asks the disk,
 * so call it before a transaction.
 * @throws ConfigFault when the file is unreadable, open to other accounts, or holds something else
 */
export function keysOf({ documents: { keysFile } }: Where): DocumentKeys {
  const found = known.get(keysFile);
  // A file that went away under a running process is not made anew: what it locked would never open again.
  if (found && (!existsSync(keysFile) || stampOf(keysFile) === found.stamp)) return found.keys;
  const text = readOrMake(keysFile, () => textOf({ kek: freshRing(), hmac: freshRing() }));
  const stamp = stampOf(keysFile);
  const { kek, hmac } = parse(keysFile, text);
  const keys = { kek: ringOf(kek), hmac: ringOf(hmac) };
  known.set(keysFile, { stamp, keys });
  return keys;
}

/** Makes another KEK the current one and keeps the others, so that everything still opens. Resolves to its id. */
export function addKek(where: Where): string {
  const id = newKeyId();
  change(where, ({ kek, hmac }) => ({ kek: { current: id, keys: { ...kek.keys, [id]: newKey() } }, hmac }));
  return id;
}

/**
 * Forgets these KEKs: whatever is still wrapped by one, in an old backup too, is gone for good. The current one stays.
 * The caller knows that no row needs them.
 */
export function dropKeks(where: Where, ids: readonly string[]): void {
  change(where, ({ kek, hmac }) => {
    const kept = Object.entries(kek.keys).filter(([id]) => id === kek.current || !ids.includes(id));
    return { kek: { current: kek.current, keys: Object.fromEntries(kept) }, hmac };
  });
}

/** Marks made from now on; those made before are still found, by `marksOf`. Resolves to the id. */
export function addHmacKey(where: Where): string {
  const id = newKeyId();
  change(where, ({ kek, hmac }) => ({ kek, hmac: { current: id, keys: { ...hmac.keys, [id]: newKey() } } }));
  return id;
}

/** Two that change the file at once would each write without the other's key, so the second is sent away. */
function change({ documents: { keysFile } }: Where, to: (stored: Stored) => Stored): void {
  keysOf({ documents: { keysFile } } as Where);
  const lock = `${keysFile}.lock`;
  try {
    closeSync(openSync(lock, 'wx', 0o600));
  } catch {
    throw new Fault(`${lock} is there: another process changes the keys, or one has died doing so; then delete it.`);
  }
  try {
    replaceDurably(keysFile, textOf(to(parse(keysFile, readFileSync(keysFile, 'utf8')))));
  } finally {
    rmSync(lock, { force: true });
  }
}

function parse(file: string, text: string): Stored {
  mustBeOurs(file);
  try {
    return Stored.parse(JSON.parse(text));
  } catch {
    // Not a word of what stands there: it is keys.
    throw new ConfigFault(`${file} does not hold the keys of documents: put your copy of it back.`);
  }
}

const ringOf = ({ current, keys }: Stored['kek']): KeyRing => ({
  current,
  keys: new Map(Object.entries(keys).map(([id, text]) => [id, createSecretKey(Buffer.from(text, 'base64'))])),
});

function stampOf(file: string): string {
  const { ino, size, mtimeMs } = statSync(file);
  return `${ino} ${size} ${mtimeMs}`;
}

function freshRing(): Stored['kek'] {
  const id = newKeyId();
  return { current: id, keys: { [id]: newKey() } };
}
const newKeyId = (): string => `k-${randomBytes(8).toString('hex')}`;
const newKey = (): string => randomBytes(KEY_BYTES).toString('base64');
const textOf = (stored: Stored): string => `${JSON.stringify(stored, null, 2)}\n`;
