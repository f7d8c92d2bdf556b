import type { ApiKeyRight, Language, Permission, Role } from '#db/words.ts';

/** Who acts. Staff are people of the console; a platform is a marketplace's own server with its key. */
export interface StaffActor {
  kind: 'staff';
  id: string;
  alias: string;
  role: Role;
  permissions: ReadonlySet<Permission>;
  /** Null: every marketplace. */
  marketplaceIds: readonly string[] | null;
  language: Language;
  sessionHash: string;
  steppedUpAt: Date;
}
export interface PlatformActor {
  kind: 'platform';
  id: string;
  marketplaceId: string;
  rights: readonly ApiKeyRight[];
}
export interface CliActor {
  kind: 'cli';
  id: string;
}
/** A sweep or another part of the house that acts by rule. */
interface SystemActor {
  kind: 'system';
  id: string;
}
export type Actor = StaffActor | PlatformActor | CliActor | SystemActor;

export const system = (id: string): SystemActor => ({ kind: 'system', id });

/** Whether a record of this marketplace is within the actor's sight; outside of it a record does not exist (404). */
export function sees(actor: Actor, marketplaceId: string): boolean {
  if (actor.kind === 'platform') return actor.marketplaceId === marketplaceId;
  if (actor.kind === 'staff') return actor.marketplaceIds === null || actor.marketplaceIds.includes(marketplaceId);
  return true;
}
