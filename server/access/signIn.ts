import { type Staff, sessions } from '#db/schema/access.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { saltedHash, sha256 } from '../platform/crypto.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { Email } from './contract.ts';
import { deviceMark, isKnownDevice } from './device.ts';
import { passwordFits } from './password.ts';
import { trailSalt } from './salt.ts';
import { endSession, newSession } from './sessions.ts';
import { findStaffByEmail } from './store.ts';
import { addressKey, type Bucket, forgetAttempts, giveBackAttempt, takeAttempt } from './throttle.ts';

export interface Attempt {
  email: string;
  password: string;
  address: string;
  /** What this browser brought along: the mark of a device that signed in before, and an older session, which ends. */
  device: string | undefined;
  oldToken: string | undefined;
  userAgent: string | undefined;
  requestId: string;
}
export interface SignedIn {
  staffId: string;
  token: string;
  device: string;
}

/**
 * E-mail and password for a session. What is wrong with them is told to nobody, and a stranger costs what a colleague
 * costs: the same counting, one hash, one audit entry (ASVS 6.3.8).
 * @throws Refusal bad-credentials, too-many-attempts, too-busy
 */
export async function signIn(context: Context, attempt: Attempt): Promise<SignedIn> {
  const email = attempt.email.trim().toLowerCase();
  const salt = await trailSalt(context.db);
  // What is no address is nobody's: the database need not be asked, nor choke on it.
  const account = Email.safeParse(email).success ? await findStaffByEmail(context.db.read, email) : undefined;
  const buckets = bucketsOf(attempt, account, isKnownDevice(salt, account, attempt.device), email);
  for (const [bucket, key] of buckets) await takeAttempt(context, bucket, key);
  const fits = await judged(context, buckets, account, attempt.password);
  const mark = { email: saltedHash(salt, email) };
  if (!fits || !account) {
    await tellRefused(context, account?.id ?? 'unknown', mark, attempt.requestId);
    throw new Refusal('bad-credentials');
  }
  for (const [bucket, key] of buckets)
    await (bucket === 'account' || bucket === 'device' ? forgetAttempts : giveBackAttempt)(context, bucket, key);
  return { ...(await openSession(context, account, attempt)), device: deviceMark(salt, account) };
}

/** Narrowest last: a crowd behind one address must not use up the attempts of an account. */
function bucketsOf(attempt: Attempt, account: Staff | undefined, known: boolean, email: string): [Bucket, string][] {
  if (known && account) return [['device', account.id]];
  return [
    ['address', addressKey(attempt.address)],
    ['all', 'all'],
    ['account', sha256(email)],
  ];
}

async function judged(
  context: Context,
  buckets: [Bucket, string][],
  account: Staff | undefined,
  password: string,
): Promise<boolean> {
  try {
    return (await passwordFits(account?.passwordHash, password)) && !account?.disabledAt;
  } catch (error) {
    // Nobody looked at the password, so it was no attempt.
    for (const [bucket, key] of buckets) await giveBackAttempt(context, bucket, key);
    throw error;
  }
}

async function tellRefused(
  { db, clock }: Context,
  staffId: string,
  mark: { email: string },
  requestId: string,
): Promise<void> {
  const at = clock.now();
  await db.transaction((tx) =>
    record(tx, system('anonymous'), {
      action: 'session.refused',
      subjectKind: 'staff',
      subjectId: staffId,
      detail: mark,
      at,
      requestId,
    }),
  );
}

/** Always a new token, so that one planted beforehand is worth nothing (ASVS 7.2.4). */
export async function openSession(
  { db, clock }: Context,
  person: Pick<Staff, 'id' | 'alias'>,
  by: Pick<Attempt, 'oldToken' | 'userAgent' | 'requestId'>,
): Promise<{ staffId: string; token: string }> {
  const { token, row } = newSession(person.id, clock.wall(), by.userAgent);
  const at = clock.now();
  await db.transaction(async (tx) => {
    if (by.oldToken) await endSession(tx, sha256(by.oldToken));
    await tx.insert(sessions).values(row);
    await record(
      tx,
      { kind: 'staff', id: person.id },
      {
        action: 'session.opened',
        subjectKind: 'session',
        subjectId: row.tokenHash.slice(0, 16),
        at,
        requestId: by.requestId,
      },
    );
  });
  return { staffId: person.id, token };
}
