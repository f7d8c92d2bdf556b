import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { KeyRing } from './keys.ts';

const ALGORITHM = 'aes-256-gcm';
const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 12, 16];

/** What a file is bound to: with another file's, owner's or label's words it does not open. */
export interface Binding {
  fileId: string;
  ownerId: string;
  label: string;
}
/** The key of one file, locked by a KEK; base64. */
export interface Wrapped {
  wrappedKey: string;
  kekId: string;
}
export interface Sealed extends Wrapped {
  /** nonce (12) ‖ ciphertext ‖ tag (16). */
  bytes: Buffer;
}

/** Nothing of a file that breaks here has left: the tag is checked before a byte does (ASVS 11.3.2). */
export class SealBroken extends Error {
  override name = 'SealBroken';
  /** `altered`: the bytes, the wrapped key or what they are bound to; `key-unknown`: the KEK is not in our file. */
  readonly why: 'altered' | 'key-unknown';
  constructor(why: SealBroken['why']) {
    super(why);
    this.why = why;
  }
}

/** Locks a file with a key of its own, so that no nonce can meet the same key twice (verification.md §C6). */
export function seal(keks: KeyRing, plain: Uint8Array, binding: Binding): Sealed {
  const key = createSecretKey(randomBytes(KEY_BYTES));
  return { bytes: lock(key, plain, boundTo(binding)), ...wrap(keks, key) };
}

/** @throws SealBroken */
export function open(keks: KeyRing, bytes: Uint8Array, wrapped: Wrapped, binding: Binding): Buffer {
  return unlock(unwrap(keks, wrapped), bytes, boundTo(binding));
}

/** The same key under the current KEK; the file itself stays as it is. @throws SealBroken */
export const rewrap = (keks: KeyRing, wrapped: Wrapped): Wrapped => wrap(keks, unwrap(keks, wrapped));

function wrap(keks: KeyRing, key: KeyObject): Wrapped {
  const kekId = keks.current;
  return { wrappedKey: lock(kekOf(keks, kekId), key.export(), wrappedBy(kekId)).toString('base64'), kekId };
}

function unwrap(keks: KeyRing, { wrappedKey, kekId }: Wrapped): KeyObject {
  return createSecretKey(unlock(kekOf(keks, kekId), Buffer.from(wrappedKey, 'base64'), wrappedBy(kekId)));
}

function kekOf({ keys }: KeyRing, id: string): KeyObject {
  const key = keys.get(id);
  if (!key) throw new SealBroken('key-unknown');
  return key;
}

function lock(key: KeyObject, plain: Uint8Array, binding: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(binding));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unlock(key: KeyObject, bytes: Uint8Array, binding: string): Buffer {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken('altered');
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(binding))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    throw new SealBroken('altered');
  }
}

/** Ids and labels are ours; a bar in one could make two bindings read alike, so there is none. */
function boundTo({ fileId, ownerId, label }: Binding): string {
  const words = ['v1', fileId, ownerId, label];
  if (words.some((word) => word.includes('|'))) throw new Error('A file is bound to words without bars.');
  return words.join('|');
}
const wrappedBy = (kekId: string): string => `v1|kek|${kekId}`;
