import { and, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { setupLinks, staff } from '#db/schema/access.ts';
import { sha256 } from '../platform/crypto.ts';
import { newToken } from '../platform/ids.ts';

const HOUR_MS = 3_600_000;
/** Printed on the console of whoever started the server; a new one comes with each start. */
const FIRST_LINK_MS = HOUR_MS / 2;
/** To be handed over to a colleague, over a weekend. */
const LINK_MS = 72 * HOUR_MS;

/** The token is in the fragment, which browsers keep to themselves: it reaches no log of a server or proxy. */
export const linkTo = (base: string, token: string): string => `${base}/#/setup?token=${token}`;

/** @param staffId null: whoever opens it becomes the first administrator. Made outside the transaction. */
export function newLink(staffId: string | null, now: Date) {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + (staffId === null ? FIRST_LINK_MS : LINK_MS));
  return { token, row: { tokenHash: sha256(token), staffId, createdAt: now, expiresAt, usedAt: null } };
}

const unusedOf = (staffId: string | null) =>
  and(staffId === null ? isNull(setupLinks.staffId) : eq(setupLinks.staffId, staffId), isNull(setupLinks.usedAt));

/** A new link makes those before it worthless. */
export async function keepLink(tx: Transaction, row: ReturnType<typeof newLink>['row']): Promise<void> {
  await dropLinks(tx, row.staffId);
  await tx.insert(setupLinks).values(row);
}

export const dropLinks = (tx: Transaction, staffId: string | null): Promise<unknown> =>
  tx.delete(setupLinks).where(unusedOf(staffId));

const usable = (token: string, now: Date) =>
  and(eq(setupLinks.tokenHash, sha256(token)), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, now));

/** The link and its person; undefined when it was used, has run out or never was: a stranger learns no more. */
export async function findLink(read: Reader, token: string, now: Date) {
  const [found] = await read
    .select({ link: setupLinks, person: staff })
    .from(setupLinks)
    .leftJoin(staff, eq(staff.id, setupLinks.staffId))
    .where(usable(token, now));
  return found?.person?.disabledAt ? undefined : found;
}

/** True once: of two who use it in the same instant one comes too late. */
export const useLink = async (tx: Transaction, token: string, now: Date): Promise<boolean> =>
  (await tx.update(setupLinks).set({ usedAt: now }).where(usable(token, now)).returning({ hash: setupLinks.tokenHash }))
    .length === 1;

export const sweepLinks = (tx: Transaction, now: Date): Promise<unknown> =>
  tx.delete(setupLinks).where(lte(setupLinks.expiresAt, now));
