import { eq } from 'drizzle-orm';
import { type Session, staff } from '#db/schema/access.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Preferences, SessionRow } from './contract.ts';
import { tellSessionsChanged } from './hint.ts';
import { hashPassword, refuseWeak } from './password.ts';
import { endOwnSession, endSession, endSessionsOf, ownSessions, PUBLIC_ID_LENGTH } from './sessions.ts';
import { checkOwnPassword } from './stepUp.ts';
import { findStaff } from './store.ts';

const PREFERENCES_BYTES_MAX = 16_000;

/** Whole, as the browser keeps them; bounded, since every sign-in carries them. @throws Refusal invalid */
export async function savePreferences(
  { db, clock }: Context,
  actor: StaffActor,
  preferences: Preferences,
  requestId: string,
): Promise<Preferences> {
  const text = JSON.stringify(preferences);
  if (Buffer.byteLength(text) > PREFERENCES_BYTES_MAX) throw new Refusal('invalid', { errors: { store: 'too-big' } });
  // PostgreSQL keeps neither NUL nor half a character, and no browser setting has them.
  if (/\\u(0000|d[89a-f])/i.test(text)) throw new Refusal('invalid', { errors: { store: 'invalid' } });
  const at = clock.now();
  await db.transaction(async (tx) => {
    await tx.update(staff).set({ preferences }).where(eq(staff.id, actor.id));
    await record(tx, actor, {
      action: 'staff.preferences-saved',
      subjectKind: 'staff',
      subjectId: actor.id,
      at,
      requestId,
    });
  });
  return preferences;
}

/** Where one is signed in (ASVS 7.5.2). What is over but not yet swept is not shown. */
export async function listOwnSessions({ db }: Context, actor: StaffActor): Promise<SessionRow[]> {
  return (await ownSessions(db.read, actor.id)).map((session) => presentSession(session, actor));
}

const presentSession = (session: Session, actor: StaffActor): SessionRow => ({
  id: session.tokenHash.slice(0, PUBLIC_ID_LENGTH),
  createdAt: session.createdAt.toISOString(),
  seenAt: session.seenAt.toISOString(),
  expiresAt: session.expiresAt.toISOString(),
  userAgent: session.userAgent,
  current: session.tokenHash === actor.sessionHash,
});

/** Signs out another browser of one's own. @throws Refusal not-found */
export async function closeOwnSession(
  { db, clock }: Context,
  actor: StaffActor,
  publicId: string,
  requestId: string,
): Promise<void> {
  const at = clock.now();
  await db.transaction(async (tx) => {
    if (!/^[0-9a-f]{16}$/.test(publicId) || !(await endOwnSession(tx, actor.id, publicId)))
      throw new Refusal('not-found');
    tellSessionsChanged(db, tx, actor.id);
    await record(tx, actor, { action: 'session.closed', subjectKind: 'session', subjectId: publicId, at, requestId });
  });
}

export async function signOut({ db, clock }: Context, actor: StaffActor, requestId: string): Promise<void> {
  const at = clock.now();
  await db.transaction(async (tx) => {
    await endSession(tx, actor.sessionHash);
    tellSessionsChanged(db, tx, actor.id);
    await record(tx, actor, {
      action: 'session.closed',
      subjectKind: 'session',
      subjectId: actor.sessionHash.slice(0, PUBLIC_ID_LENGTH),
      at,
      requestId,
    });
  });
}

/** Whoever learned the old password loses it everywhere but here (ASVS 6.2.3, 7.4.3). @throws Refusal bad-credentials, invalid */
export async function changePassword(
  context: Context,
  actor: StaffActor,
  given: { current: string; password: string },
  requestId: string,
): Promise<void> {
  const { db, clock } = context;
  const person = await findStaff(db.read, actor.id);
  refuseWeak(given.password, person?.email ?? '');
  await checkOwnPassword(context, actor, given.current);
  const passwordHash = await hashPassword(given.password);
  const at = clock.now();
  await db.transaction(async (tx) => {
    await tx.update(staff).set({ passwordHash }).where(eq(staff.id, actor.id));
    await endSessionsOf(tx, actor.id, actor.sessionHash);
    tellSessionsChanged(db, tx, actor.id);
    await record(tx, actor, { action: 'staff.password-set', subjectKind: 'staff', subjectId: actor.id, at, requestId });
  });
}
