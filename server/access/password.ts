import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../platform/refusal.ts';
import { isCommon } from './commonPasswords.ts';

/** Argon2id with 46 MiB and one pass: OWASP's first choice, about 22 ms on two cores (security.md B). */
const COST = { memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 };
/** A flood of sign-ins must not take the processor from those who are at work (security.md B2). */
const IN_FLIGHT_MAX = 4;
const NAME_LENGTH_MIN = 4;

let inFlight = 0;
let computed = 0;

/** How many hashes this process has computed: what guessing costs us, for the metrics and for the test of the throttle. */
export const hashesComputed = (): number => computed;

/** @throws Refusal too-busy where as many are being computed as we allow at a time */
async function computing<T>(work: () => Promise<T>): Promise<T> {
  if (inFlight >= IN_FLIGHT_MAX) throw new Refusal('too-busy', { retryAfterSeconds: 1 });
  inFlight += 1;
  computed += 1;
  return work().finally(() => {
    inFlight -= 1;
  });
}

// Keyboards compose accents in two ways; the person typed the same word.
const composed = (password: string): string => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => computing(() => hash(composed(password), COST));

let dummy: Promise<string> | undefined;

/**
 * Whether the password is that of the hash. Without a hash it takes the same work for the answer "no", so that
 * nobody learns by the clock which accounts exist (ASVS 6.3.8).
 */
export async function passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  // Awaited on both paths: else the first stranger of a process would wait longer than a colleague.
  dummy ??= hash(randomBytes(16), COST);
  const stranger = await dummy;
  const fits = await computing(() => verify(passwordHash ?? stranger, composed(password)));
  return fits && typeof passwordHash === 'string';
}

/** Refuses what others would try first. Length is the contract's business; composition is nobody's (ASVS 6.2.4, 6.2.5). */
export function refuseWeak(password: string, email: string): void {
  const plain = composed(password).toLowerCase();
  const name = email.split('@')[0]?.toLowerCase() ?? '';
  if (isCommon(plain)) throw new Refusal('invalid', { errors: { password: 'too-common' } });
  if (name.length >= NAME_LENGTH_MIN && plain.includes(name))
    throw new Refusal('invalid', { errors: { password: 'contains-email' } });
}
