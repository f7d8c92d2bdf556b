import { and, eq, like, lte, ne, or, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { sessions, staff } from '#db/schema/access.ts';
import type { Context } from '../platform/context.ts';
import { sha256 } from '../platform/crypto.ts';
import { newToken } from '../platform/ids.ts';

const MINUTE_MS = 60_000;
/** A shift. ASVS 7.3.1 and 7.3.2 leave the figures to the house; NIST 800-63B-4 ends a session after a day at the latest. */
export const SESSION_MS_MAX = 12 * 60 * MINUTE_MS;
/** A long lunch break. */
export const IDLE_MS_MAX = 2 * 60 * MINUTE_MS;
const SEEN_EVERY_MS = MINUTE_MS;

/** Over when its shift is, or when nobody asked for anything for too long. All instants are wall time. */
export const isOver = (session: { expiresAt: Date; seenAt: Date }, now: Date): boolean =>
  session.expiresAt <= now || session.seenAt.getTime() + IDLE_MS_MAX <= now.getTime();

/** What the guard wants to know, in one row. The language alone, since preferences may be 16 kB and this runs on every request. */
const lookUp = (read: Reader) =>
  read
    .select({
      expiresAt: sessions.expiresAt,
      seenAt: sessions.seenAt,
      steppedUpAt: sessions.steppedUpAt,
      staffId: staff.id,
      alias: staff.alias,
      role: staff.role,
      marketplaceIds: staff.marketplaceIds,
      disabledAt: staff.disabledAt,
      language: sql<string | null>`${staff.preferences} ->> 'language'`,
    })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(eq(sessions.tokenHash, sql.placeholder('tokenHash')))
    .prepare('session_by_token');

// Building the query costs more than running it, so each reader builds it once (HOUSE law 11).
const prepared = new WeakMap<Reader, ReturnType<typeof lookUp>>();

/** The session and its person as they are now: a role taken away is gone with the next request. */
export async function findSession(read: Reader, tokenHash: string) {
  const query = prepared.get(read) ?? lookUp(read);
  prepared.set(read, query);
  return (await query.execute({ tokenHash }))[0];
}

/** For live streams, whose heartbeat must not count as a person's activity. */
export async function isSignedIn({ db, clock }: Context, tokenHash: string): Promise<boolean> {
  const found = await findSession(db.read, tokenHash);
  return found !== undefined && !found.disabledAt && !isOver(found, clock.wall());
}

/** At most once a minute, beside the request: whoever only reads does not wait for a write, nor fails with it. */
export function touchSession({ db, clock, log }: Context, tokenHash: string, seenAt: Date): void {
  const now = clock.wall();
  const before = new Date(now.getTime() - SEEN_EVERY_MS);
  if (seenAt > before) return;
  const mine = and(eq(sessions.tokenHash, tokenHash), lte(sessions.seenAt, before));
  db.takeOne(async (tx) => void (await tx.update(sessions).set({ seenAt: now }).where(mine))).catch((err: unknown) =>
    log.warn({ err }, 'seen-at not written'),
  );
}

/** A session as it goes into the table, and the token that only its browser will know. Made outside the transaction. */
export function newSession(staffId: string, now: Date, userAgent: string | undefined) {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + SESSION_MS_MAX);
  const row = {
    tokenHash: sha256(token),
    staffId,
    createdAt: now,
    seenAt: now,
    expiresAt,
    steppedUpAt: now,
    userAgent: userAgent?.slice(0, 200) ?? null,
  };
  return { token, row };
}

export const endSession = (tx: Transaction, tokenHash: string): Promise<unknown> =>
  tx.delete(sessions).where(eq(sessions.tokenHash, tokenHash));

export const endSessionsOf = (tx: Transaction, staffId: string, except = ''): Promise<unknown> =>
  tx.delete(sessions).where(and(eq(sessions.staffId, staffId), ne(sessions.tokenHash, except)));

/** A person knows a session by the first 16 digits of its hash, which give nobody access. */
export const PUBLIC_ID_LENGTH = 16;

export const ownSessions = (read: Reader, staffId: string) =>
  read.select().from(sessions).where(eq(sessions.staffId, staffId)).orderBy(sessions.createdAt);

export async function endOwnSession(tx: Transaction, staffId: string, publicId: string): Promise<boolean> {
  const mine = and(eq(sessions.staffId, staffId), like(sessions.tokenHash, `${publicId}%`));
  return (await tx.delete(sessions).where(mine).returning({ hash: sessions.tokenHash })).length > 0;
}

/** Takes out what is over, so that no clock that goes back brings it to life again. Run by a sweep. */
export async function sweepSessions({ db, clock }: Context): Promise<void> {
  const now = clock.wall();
  const idleSince = new Date(now.getTime() - IDLE_MS_MAX);
  await db.takeOne(
    async (tx) =>
      void (await tx.delete(sessions).where(or(lte(sessions.expiresAt, now), lte(sessions.seenAt, idleSince)))),
  );
}
