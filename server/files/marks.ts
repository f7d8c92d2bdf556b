import { createHmac, type KeyObject } from 'node:crypto';
import type { IdentityKind } from '#db/words.ts';
import type { KeyRing } from './keys.ts';

/** What stands in the database in place of a number or a name: equal for equal ones, and nothing can be read from it. */
export interface Mark {
  keyId: string;
  /** Hex. */
  hmac: string;
}

/**
 * A mark by the current key. A plain hash would be no protection: all 10⁹ document numbers are tried in six minutes
 * (verification.md §0.6). The kind is part of it, so a phone and a document of one number do not meet.
 * @param canonical as the caller writes it wherever the same thing comes up: `CZE|id-card|123456789`
 */
export function mark(keys: KeyRing, kind: IdentityKind, canonical: string): Mark {
  const key = keys.keys.get(keys.current);
  if (!key) throw new Error('The current key is not among the keys.');
  return made(keys.current, key, kind, canonical);
}

/** A mark by each key there is, for looking up what was marked before the keys changed. */
export const marksOf = ({ keys }: KeyRing, kind: IdentityKind, canonical: string): Mark[] =>
  [...keys].map(([keyId, key]) => made(keyId, key, kind, canonical));

const made = (keyId: string, key: KeyObject, kind: IdentityKind, canonical: string): Mark => ({
  keyId,
  hmac: createHmac('sha256', key).update(`v1|${kind}|${canonical}`).digest('hex'),
});
