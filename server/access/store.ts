import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { listQuery } from '#db/listQuery.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { type ApiKey, apiKeys, type Staff, staff } from '#db/schema/access.ts';
import { marketplaces } from '#db/schema/market.ts';
import { type Condition, fixed, is, type Resource } from '../platform/list.ts';
import { ApiKeyFilter, type ApiKeyRow, StaffFilter, type StaffRow } from './contract.ts';

export const findStaff = async (read: Reader, id: string): Promise<Staff | undefined> =>
  (await read.select().from(staff).where(eq(staff.id, id)))[0];

export const findStaffByEmail = async (read: Reader, email: string): Promise<Staff | undefined> =>
  (await read.select().from(staff).where(eq(staff.email, email)))[0];

export const anyStaff = async (read: Reader): Promise<boolean> =>
  (await read.select({ id: staff.id }).from(staff).limit(1)).length > 0;

/** Somebody else who can sign in and manage staff. */
export async function otherAdmin(read: Reader, id: string): Promise<boolean> {
  const able = and(eq(staff.role, 'admin'), isNull(staff.disabledAt), isNotNull(staff.passwordHash), ne(staff.id, id));
  return (await read.select({ id: staff.id }).from(staff).where(able).limit(1)).length > 0;
}

/** Changes the named fields of the version that was shown; undefined where somebody was faster. */
export async function changeStaff(
  tx: Transaction,
  id: string,
  version: number,
  change: Partial<Staff>,
): Promise<Staff | undefined> {
  const shown = and(eq(staff.id, id), eq(staff.version, version));
  return (
    await tx
      .update(staff)
      .set({ ...change, version: sql`${staff.version} + 1` })
      .where(shown)
      .returning()
  )[0];
}

export const marketplacesOf = (read: Reader) =>
  read
    .select({
      id: marketplaces.id,
      name: marketplaces.name,
      currency: marketplaces.currency,
      locale: marketplaces.locale,
      timeZone: marketplaces.timeZone,
    })
    .from(marketplaces)
    .orderBy(marketplaces.name);

export const stateOf = (person: Pick<Staff, 'disabledAt' | 'passwordHash'>): StaffRow['state'] =>
  person.disabledAt ? 'disabled' : person.passwordHash ? 'active' : 'invited';

export const presentStaff = (person: Staff): StaffRow => ({
  id: person.id,
  email: person.email,
  displayName: person.displayName,
  alias: person.alias,
  role: person.role,
  marketplaceIds: person.marketplaceIds,
  state: stateOf(person),
  createdAt: person.createdAt.toISOString(),
  version: person.version,
});

const STATES = {
  disabled: isNotNull(staff.disabledAt),
  invited: and(isNull(staff.disabledAt), isNull(staff.passwordHash)),
  active: and(isNull(staff.disabledAt), isNotNull(staff.passwordHash)),
};
const inState = (state: unknown): Condition[] =>
  state === undefined ? [] : [fixed(`state=${state}`, STATES[state as StaffRow['state']])];

export const staffResource: Resource<Staff> = {
  name: 'staff',
  select: (read) => listQuery(read.select().from(staff)),
  table: staff,
  id: staff.id,
  scope: null,
  sorts: {
    createdAt: staff.createdAt,
    displayName: staff.displayName,
    alias: staff.alias,
    role: staff.role,
    email: staff.email,
  },
  defaultSort: ['displayName', 'ASC'],
  filter: StaffFilter,
  where: (filter) => [...is(staff.id, filter.id), ...is(staff.role, filter.role), ...inState(filter.state)],
  present: presentStaff,
};

export const presentKey = (key: ApiKey): ApiKeyRow => ({
  id: key.id,
  marketplaceId: key.marketplaceId,
  name: key.name,
  hint: key.hint,
  rights: key.rights,
  createdAt: key.createdAt.toISOString(),
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
  version: key.version,
});

export const keysResource: Resource<ApiKey> = {
  name: 'api-keys',
  select: (read) => listQuery(read.select().from(apiKeys)),
  table: apiKeys,
  id: apiKeys.id,
  scope: apiKeys.marketplaceId,
  sorts: { createdAt: apiKeys.createdAt, name: apiKeys.name },
  defaultSort: ['createdAt', 'DESC'],
  filter: ApiKeyFilter,
  where: (filter) => [...is(apiKeys.id, filter.id), ...is(apiKeys.marketplaceId, filter.marketplaceId)],
  present: presentKey,
};

export const findKeyById = async (read: Reader, id: string): Promise<ApiKey | undefined> =>
  (await read.select().from(apiKeys).where(eq(apiKeys.id, id)))[0];
