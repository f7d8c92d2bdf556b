import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Me, Preferences } from './contract.ts';
import { permissionsOf, queuesOf } from './roles.ts';
import { findStaff, marketplacesOf } from './store.ts';

/** Who is signed in, and all the screen must know to draw only what this person may do. */
export async function meOf({ db, clock, config }: Context, staffId: string): Promise<Me> {
  const [person, all] = await Promise.all([findStaff(db.read, staffId), marketplacesOf(db.read)]);
  if (!person) throw new Refusal('not-signed-in');
  return {
    id: person.id,
    displayName: person.displayName,
    alias: person.alias,
    email: person.email,
    role: person.role,
    permissions: [...permissionsOf(person.role)],
    queues: queuesOf(person.role),
    marketplaces: all.filter((each) => person.marketplaceIds === null || person.marketplaceIds.includes(each.id)),
    preferences: Preferences.parse(person.preferences),
    now: clock.now().toISOString(),
    demo: config.demo,
    version: config.version,
  };
}
