import { type Staff, staff } from '#db/schema/access.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { saltedHash, sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import type { SetUp, SetUpState } from './contract.ts';
import { tellSessionsChanged } from './hint.ts';
import { dropLinks, findLink, keepLink, linkTo, newLink, useLink } from './links.ts';
import { hashPassword, refuseWeak } from './password.ts';
import { trailSalt } from './salt.ts';
import { endSessionsOf } from './sessions.ts';
import { anyStaff, changeStaff } from './store.ts';
import { forgetAttempts } from './throttle.ts';

/** At each start while nobody works here yet: the link to print. Undefined once there is staff, and links of before are void. */
export async function firstLink({ db, clock }: Context, base: string): Promise<string | undefined> {
  const link = newLink(null, clock.wall());
  return db.transaction(async (tx) => {
    if (await anyStaff(tx)) return void (await dropLinks(tx, null));
    await keepLink(tx, link.row);
    return linkTo(base, link.token);
  });
}

/** What the page asks for: an invited person has name and e-mail already. @throws Refusal link-used */
export async function setUpState({ db, clock }: Context, token: string): Promise<SetUpState> {
  const found = await findLink(db.read, token, clock.wall());
  if (!found) throw new Refusal('link-used');
  return { first: found.link.staffId === null, email: found.person?.email ?? null };
}

/**
 * Uses up the link: makes the first administrator, or gives an invited or forgetful person a password of their own.
 * @throws Refusal link-used, invalid
 */
export async function setUp(context: Context, given: SetUp, requestId: string): Promise<Pick<Staff, 'id' | 'alias'>> {
  const { db, clock } = context;
  const found = await findLink(db.read, given.token, clock.wall());
  if (!found) throw new Refusal('link-used');
  const email = found.person?.email ?? given.email;
  if (!email || (!found.person && !given.displayName)) throw new Refusal('invalid', { errors: missing(given) });
  refuseWeak(given.password, email);
  const passwordHash = await hashPassword(given.password);
  const person = found.person
    ? await giveNewPassword(context, given.token, found.person, passwordHash, requestId)
    : await makeFirst(context, given, email, passwordHash, requestId);
  // Whoever was locked out by slips of memory may now sign in.
  await forgetAttempts(context, 'account', sha256(email));
  return person;
}

const missing = (given: SetUp): Record<string, string> => ({
  ...(!given.email && { email: 'invalid-type' }),
  ...(!given.displayName && { displayName: 'invalid-type' }),
});

async function giveNewPassword(
  { db, clock }: Context,
  token: string,
  person: Staff,
  passwordHash: string,
  requestId: string,
): Promise<Staff> {
  const [now, at] = [clock.wall(), clock.now()];
  return db.transaction(async (tx) => {
    if (!(await useLink(tx, token, now))) throw new Refusal('link-used');
    const after = await changeStaff(tx, person.id, person.version, { passwordHash });
    if (!after) throw new Refusal('version-changed');
    await endSessionsOf(tx, person.id);
    tellSessionsChanged(db, tx, person.id);
    await record(
      tx,
      { kind: 'staff', id: person.id },
      { action: 'staff.password-set', subjectKind: 'staff', subjectId: person.id, at, requestId },
    );
    return after;
  });
}

async function makeFirst(
  { db, clock }: Context,
  given: SetUp,
  email: string,
  passwordHash: string,
  requestId: string,
): Promise<Staff> {
  const salt = await trailSalt(db);
  const [now, at] = [clock.wall(), clock.now()];
  const displayName = given.displayName ?? '';
  const person: Staff = {
    id: newId(),
    email,
    displayName,
    alias: displayName.split(' ')[0] ?? displayName,
    role: 'admin',
    marketplaceIds: null,
    passwordHash,
    disabledAt: null,
    preferences: {},
    createdAt: at,
    version: 1,
  };
  await db.transaction(async (tx) => {
    if (!(await useLink(tx, given.token, now)) || (await anyStaff(tx))) throw new Refusal('link-used');
    await tx.insert(staff).values(person);
    const detail = { email: saltedHash(salt, email), role: person.role };
    await record(tx, system('setup-link'), {
      action: 'staff.first-admin',
      subjectKind: 'staff',
      subjectId: person.id,
      detail,
      at,
      requestId,
    });
  });
  return person;
}
