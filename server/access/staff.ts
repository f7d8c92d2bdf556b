import { inArray } from 'drizzle-orm';
import { isUniqueViolation } from '#db/errors.ts';
import type { Transaction } from '#db/open.ts';
import { type Staff, staff } from '#db/schema/access.ts';
import { marketplaces } from '#db/schema/market.ts';
import type { Actor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { saltedHash } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { refuseReadOnly } from '../platform/readOnly.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { STAFF_READ_ONLY, type StaffCreate, type StaffUpdate } from './contract.ts';
import { tellSessionsChanged } from './hint.ts';
import { dropLinks, keepLink, linkTo, newLink } from './links.ts';
import { trailSalt } from './salt.ts';
import { endSessionsOf } from './sessions.ts';
import { needFresh } from './stepUp.ts';
import { changeStaff, findStaff, findStaffByEmail, otherAdmin, presentStaff } from './store.ts';

/** Whoever acts, from where links start, and under which request the trail finds it again. */
export interface By {
  actor: Actor;
  base: string;
  requestId?: string | undefined;
}

/**
 * Invites a colleague: the account has no password until the link is used, and nobody else ever chooses it (ASVS 6.4.6).
 * @throws Refusal email-taken, invalid, step-up-needed
 */
export async function createStaff(
  context: Context,
  by: By,
  given: StaffCreate,
): Promise<{ person: Staff; setupLink: string }> {
  needFresh(context, by.actor);
  const { db, clock } = context;
  const salt = await trailSalt(db);
  const at = clock.now();
  const person: Staff = {
    id: newId(),
    ...given,
    passwordHash: null,
    disabledAt: null,
    preferences: {},
    createdAt: at,
    version: 1,
  };
  const link = newLink(person.id, clock.wall());
  const work = async (tx: Transaction) => {
    await refuseMarketplaces(tx, given.role, given.marketplaceIds);
    if (await findStaffByEmail(tx, given.email)) throw new Refusal('email-taken', { errors: { email: 'email-taken' } });
    await tx.insert(staff).values(person);
    await keepLink(tx, link.row);
    const detail = { email: saltedHash(salt, given.email), role: given.role, marketplaceIds: given.marketplaceIds };
    await record(tx, by.actor, {
      action: 'staff.invited',
      subjectKind: 'staff',
      subjectId: person.id,
      detail,
      at,
      requestId: by.requestId,
    });
  };
  await db.transaction(work).catch((error: unknown) => {
    throw isUniqueViolation(error) ? new Refusal('email-taken', { errors: { email: 'email-taken' } }) : error;
  });
  return { person, setupLink: linkTo(by.base, link.token) };
}

/** An administrator is one of the whole house: limited to a marketplace, he could still invite somebody who is not. */
async function refuseMarketplaces(tx: Transaction, role: Staff['role'], ids: string[] | null): Promise<void> {
  if (ids === null) return;
  if (role === 'admin') throw new Refusal('invalid', { errors: { marketplaceIds: 'not-for-admin' } });
  const known =
    ids.length === 0
      ? []
      : await tx.select({ id: marketplaces.id }).from(marketplaces).where(inArray(marketplaces.id, ids));
  if (known.length !== new Set(ids).size) throw new Refusal('invalid', { errors: { marketplaceIds: 'unknown' } });
}

/**
 * Changes what was shown as `given.version`, and nothing that the body does not name. Power over oneself is nobody's,
 * one administrator always stays, and whoever loses or changes a role signs in anew.
 * @throws Refusal not-found, own-account, last-admin, version-changed, step-up-needed, invalid
 */
export async function updateStaff(context: Context, by: By, id: string, given: StaffUpdate): Promise<Staff> {
  const { db, clock } = context;
  const at = clock.now();
  return db.transaction(async (tx) => {
    const before = await findStaff(tx, id);
    if (!before) throw new Refusal('not-found');
    // First of all: of an old record everything that nobody may write differs too.
    if (before.version !== given.version) throw new Refusal('version-changed');
    const shown = presentStaff(before);
    refuseReadOnly(given, shown, given.state === 'invited' ? [...STAFF_READ_ONLY, 'state'] : STAFF_READ_ONLY);
    const { change, power } = difference(before, given, at);
    if (power) {
      await refusePower(context, tx, by.actor, before, change);
      await endSessionsOf(tx, id);
      tellSessionsChanged(db, tx, id);
    }
    if (change.disabledAt) await dropLinks(tx, id);
    const after = await changeStaff(tx, id, given.version, change);
    if (!after) throw new Refusal('version-changed');
    const detail = {
      changed: Object.keys(change).sort(),
      role: after.role,
      marketplaceIds: after.marketplaceIds,
      disabled: after.disabledAt !== null,
    };
    await record(tx, by.actor, {
      action: 'staff.changed',
      subjectKind: 'staff',
      subjectId: id,
      detail,
      at,
      requestId: by.requestId,
    });
    return after;
  });
}

/** Named field by field: a body never reaches `set` whole (security.md T4). `power`: what this person may do changes. */
function difference(before: Staff, given: StaffUpdate, at: Date): { change: Partial<Staff>; power: boolean } {
  const change: Partial<Staff> = {};
  if (given.displayName !== undefined && given.displayName !== before.displayName)
    change.displayName = given.displayName;
  if (given.alias !== undefined && given.alias !== before.alias) change.alias = given.alias;
  if (given.role !== undefined && given.role !== before.role) change.role = given.role;
  if (
    given.marketplaceIds !== undefined &&
    String(given.marketplaceIds?.toSorted()) !== String(before.marketplaceIds?.toSorted())
  )
    change.marketplaceIds = given.marketplaceIds;
  if (given.state === 'disabled' && !before.disabledAt) change.disabledAt = at;
  if (given.state === 'active' && before.disabledAt) change.disabledAt = null;
  return { change, power: 'role' in change || 'marketplaceIds' in change || 'disabledAt' in change };
}

async function refusePower(
  context: Context,
  tx: Transaction,
  actor: Actor,
  before: Staff,
  change: Partial<Staff>,
): Promise<void> {
  if (actor.kind === 'staff' && actor.id === before.id) throw new Refusal('own-account');
  needFresh(context, actor);
  const after = { ...before, ...change };
  await refuseMarketplaces(tx, after.role, after.marketplaceIds);
  const wasAdmin = before.role === 'admin' && !before.disabledAt && before.passwordHash !== null;
  const staysAdmin = after.role === 'admin' && !after.disabledAt;
  if (wasAdmin && !staysAdmin && !(await otherAdmin(tx, before.id))) throw new Refusal('last-admin');
}

/** A link with which the person chooses a new password; the old one and its sessions end when it is used. */
export async function resetStaff(context: Context, by: By, id: string): Promise<string> {
  needFresh(context, by.actor);
  const { db, clock } = context;
  const link = newLink(id, clock.wall());
  const at = clock.now();
  await db.transaction(async (tx) => {
    const person = await findStaff(tx, id);
    if (!person || person.disabledAt) throw new Refusal('not-found');
    await keepLink(tx, link.row);
    await record(tx, by.actor, {
      action: 'staff.link-made',
      subjectKind: 'staff',
      subjectId: id,
      at,
      requestId: by.requestId,
    });
  });
  return linkTo(by.base, link.token);
}

/** For the command line, which knows no versions. */
export async function disableStaff(context: Context, by: By, id: string): Promise<Staff> {
  const person = await findStaff(context.db.read, id);
  if (!person) throw new Refusal('not-found');
  return updateStaff(context, by, id, { state: 'disabled', version: person.version });
}
