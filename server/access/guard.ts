import type { Request } from 'express';
import { LANGUAGES, type Language } from '#db/words.ts';
import { type PlatformActor, type StaffActor, system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { sha256 } from '../platform/crypto.ts';
import type { Guard } from '../platform/mount.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Route } from '../platform/route.ts';
import { findKey, touchKey } from './apiKeys.ts';
import { refuseCrossSite } from './connection.ts';
import { readCookie } from './cookies.ts';
import { permissionsOf } from './roles.ts';
import { endSession, findSession, isOver, touchSession } from './sessions.ts';

const BEARER = /^Bearer +([\x21-\x7e]{1,200})$/i;
const ANONYMOUS = system('anonymous');

/** The one door of all routes: who calls, from where, and whether the route lets them. Nothing passes without a gate. */
export const guard =
  (context: Context): Guard =>
  async (route, request) => {
    if (route.may === 'platform-key') return platformActor(context, route, request);
    if (route.may === 'anyone') {
      if (route.method !== 'get') refuseCrossSite(context.config, request, 'pass');
      return ANONYMOUS;
    }
    const { actor, seenAt } = await staffActor(context, request);
    if (route.method !== 'get') refuseCrossSite(context.config, request, 'refuse');
    if (route.may !== 'signed-in' && !actor.permissions.has(route.may)) throw new Refusal('not-allowed');
    touchSession(context, actor.sessionHash, seenAt);
    return actor;
  };

async function staffActor(context: Context, request: Request): Promise<{ actor: StaffActor; seenAt: Date }> {
  const token = readCookie(context, request, 'sid');
  if (!token) throw new Refusal('not-signed-in');
  const sessionHash = sha256(token);
  const found = await findSession(context.db.read, sessionHash);
  if (!found) throw new Refusal('not-signed-in');
  if (found.disabledAt || isOver(found, context.clock.wall())) {
    // Gone for good, so that a clock which goes back does not let it in again (security.md E9).
    const gone = context.db.takeOne(async (tx) => void (await endSession(tx, sessionHash)));
    await gone.catch((err: unknown) => context.log.warn({ err }, 'session that is over not taken out'));
    throw new Refusal('not-signed-in');
  }
  const { staffId: id, alias, role, marketplaceIds, steppedUpAt, seenAt } = found;
  const actor: StaffActor = {
    kind: 'staff',
    id,
    alias,
    role,
    permissions: permissionsOf(role),
    marketplaceIds,
    language: languageOf(found.language),
    sessionHash,
    steppedUpAt,
  };
  return { actor, seenAt };
}

const languageOf = (stored: string | null): Language => LANGUAGES.find((language) => language === stored) ?? 'en';

/** A marketplace's server: no browser stands between, so neither cookies nor the origin are looked at. */
async function platformActor(context: Context, route: Route, request: Request): Promise<PlatformActor> {
  const key = BEARER.exec(request.headers.authorization ?? '')?.[1];
  const found = key === undefined ? undefined : await findKey(context.db.read, key);
  if (!found || found.revokedAt) throw new Refusal('bad-api-key');
  if (route.right && !found.rights.includes(route.right)) throw new Refusal('key-lacks-right');
  touchKey(context, found.id, found.lastUsedAt);
  return { kind: 'platform', id: found.id, marketplaceId: found.marketplaceId, rights: found.rights };
}
