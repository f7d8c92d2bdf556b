import { eq } from 'drizzle-orm';
import { sessions } from '#db/schema/access.ts';
import type { Actor, StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { sha256 } from '../platform/crypto.ts';
import { newToken } from '../platform/ids.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { passwordFits } from './password.ts';
import { PUBLIC_ID_LENGTH } from './sessions.ts';
import { findStaff } from './store.ts';
import { forgetAttempts, giveBackAttempt, takeAttempt } from './throttle.ts';

/** How long a password that was given again counts (RULINGS 15). */
const FRESH_MS = 10 * 60_000;

/** For acts that make somebody powerful: an unlocked screen alone must not do. The command line has no screen. */
export function needFresh({ clock }: Context, actor: Actor): void {
  if (actor.kind === 'staff' && clock.wall().getTime() - actor.steppedUpAt.getTime() > FRESH_MS)
    throw new Refusal('step-up-needed');
}

/** The password of whoever is signed in, counted apart from sign-in: neither locks the other out. */
export async function checkOwnPassword(context: Context, actor: StaffActor, password: string): Promise<void> {
  const person = await findStaff(context.db.read, actor.id);
  await takeAttempt(context, 'step-up', actor.id);
  const fits = await passwordFits(person?.passwordHash, password).catch(async (error: unknown) => {
    await giveBackAttempt(context, 'step-up', actor.id);
    throw error;
  });
  if (!fits) throw new Refusal('bad-credentials');
  await forgetAttempts(context, 'step-up', actor.id);
}

/**
 * The same session under a new token (ASVS 7.2.4); its end stays where it was. The live stream of the old token ends
 * with the next heartbeat, and the browser opens it again.
 */
export async function stepUp(
  context: Context,
  actor: StaffActor,
  password: string,
  requestId: string,
): Promise<string> {
  await checkOwnPassword(context, actor, password);
  const token = newToken();
  const [tokenHash, steppedUpAt, at] = [sha256(token), context.clock.wall(), context.clock.now()];
  await context.db.transaction(async (tx) => {
    const moved = await tx
      .update(sessions)
      .set({ tokenHash, steppedUpAt })
      .where(eq(sessions.tokenHash, actor.sessionHash))
      .returning({ hash: sessions.tokenHash });
    if (moved.length === 0) throw new Refusal('not-signed-in');
    await record(tx, actor, {
      action: 'session.stepped-up',
      subjectKind: 'session',
      subjectId: tokenHash.slice(0, PUBLIC_ID_LENGTH),
      at,
      requestId,
    });
  });
  return token;
}
