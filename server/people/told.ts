import type { IdentityKind } from '#db/words.ts';
import { keysOf } from '../files/keys.ts';
import { mark } from '../files/marks.ts';
import { contactKey } from '../identity/contactKeys.ts';
import type { Context } from '../platform/context.ts';
import type { PersonTold } from '../platform/events.ts';
import { termsOf } from '../policies/store.ts';
import type { PutPerson } from './contract.ts';

/**
 * Marks of the contacts that a marketplace tells: equal for equal ones, and nothing can be read from them. Asks the disk
 * for the keys, so call it before the transaction (RULINGS 28). What is no number and no address gives no mark.
 */
export async function marksTold(
  { config, db, clock }: Context,
  marketplaceId: string,
  { email, phone }: Pick<PutPerson, 'email' | 'phone'>,
): Promise<PersonTold['marks']> {
  if (!email && !phone) return [];
  const { hmac: keys } = keysOf(config);
  const { marketplace } = await termsOf(db.read, marketplaceId, clock.now());
  const of = (kind: Extract<IdentityKind, 'phone' | 'email'>, text: string | undefined): PersonTold['marks'] => {
    const canonical = text ? contactKey(kind, text, marketplace.country) : null;
    if (!canonical) return [];
    const { keyId, hmac } = mark(keys, kind, canonical);
    return [{ kind, keyId, mark: hmac }];
  };
  return [...of('phone', phone), ...of('email', email)];
}
