import { apiKeys, type Staff, staff } from '#db/schema/access.ts';
import { marketplaces } from '#db/schema/market.ts';
import type { ApiKeyRight, Role } from '#db/words.ts';
import { newApiKey } from '#server/access/apiKeys.ts';
import { hashPassword } from '#server/access/password.ts';
import type { Context } from '#server/platform/context.ts';
import { newId, newToken } from '#server/platform/ids.ts';

export const PASSWORD = 'orbit-velvet-cactus-42';
export type StaffOver = Partial<Staff>;

const MARKETPLACES = {
  qjob: { name: 'Qjob', currency: 'CZK', locale: 'cs', timeZone: 'Europe/Prague', country: 'CZ' },
  izi: { name: 'IZI', currency: 'UAH', locale: 'uk', timeZone: 'Europe/Kyiv', country: 'UA' },
};

let hashed: Promise<string> | undefined;
let n = 0;

/** A colleague with PASSWORD; hashed once a file, since each hash takes its 22 ms. */
export async function addStaff({ db, clock }: Context, role: Role, over: StaffOver = {}): Promise<Staff> {
  hashed ??= hashPassword(PASSWORD);
  const passwordHash = await hashed;
  n += 1;
  const person: Staff = {
    id: newId(),
    email: `person${n}@staff.example`,
    displayName: `${role} ${n}`,
    alias: `${role}${n}`,
    role,
    marketplaceIds: null,
    passwordHash,
    disabledAt: null,
    preferences: {},
    createdAt: clock.now(),
    version: 1,
    ...over,
  };
  await db.transaction(async (tx) => void (await tx.insert(staff).values(person)));
  return person;
}

/** The two marketplaces as rows; another id gets a made-up one. Policies are the business of tests that need them. */
export async function addMarketplace({ db, clock }: Context, id: string): Promise<void> {
  const known = Object.hasOwn(MARKETPLACES, id)
    ? MARKETPLACES[id as keyof typeof MARKETPLACES]
    : { ...MARKETPLACES.qjob, name: id };
  await db.transaction(
    async (tx) =>
      void (await tx
        .insert(marketplaces)
        .values({ id, ...known, createdAt: clock.now() })
        .onConflictDoNothing()),
  );
}

export async function addKey(context: Context, marketplaceId: string, rights: ApiKeyRight[] = []): Promise<string> {
  await addMarketplace(context, marketplaceId);
  const key = `td_${newToken()}`;
  const row = newApiKey({ marketplaceId, name: 'test', rights, key, now: context.clock.now() });
  await context.db.transaction(async (tx) => void (await tx.insert(apiKeys).values(row)));
  return key;
}
