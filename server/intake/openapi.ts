import { z } from 'zod';
import * as access from '../access/contract.ts';
import * as audit from '../audit/contract.ts';
import * as decisions from '../decisions/contract.ts';
import * as disputes from '../disputes/contract.ts';
import * as documents from '../documents/contract.ts';
import * as links from '../links/contract.ts';
import * as orders from '../orders/contract.ts';
import * as outbox from '../outbox/contract.ts';
import * as people from '../people/contract.ts';
import { type OpenApi, openApiOf } from '../platform/openapi.ts';
import type { Route } from '../platform/route.ts';
import * as policies from '../policies/contract.ts';
import * as queue from '../queue/contract.ts';
import * as ratings from '../ratings/contract.ts';
import * as registrations from '../registrations/contract.ts';
import * as reviews from '../reviews/contract.ts';
import * as intake from './contract.ts';
import { MESSAGES } from './topics.ts';

const ROOMS = {
  access,
  audit,
  outbox,
  policies,
  queue,
  decisions,
  people,
  orders,
  ratings,
  reviews,
  disputes,
  links,
  documents,
  registrations,
  intake,
};

/** The document of all routes, webhooks included; also what `cli openapi` prints. */
export const openApiDocument = (routes: readonly Route[], version: string): OpenApi =>
  openApiOf({ title: 'Trustdesk', version, routes, names: namesOf(ROOMS), webhooks: MESSAGES });

/** A contract is called what the code calls it; two of one name get their rooms in front. */
function namesOf(rooms: Record<string, Record<string, unknown>>): Map<z.ZodType, string> {
  const names = new Map<z.ZodType, string>();
  const taken = new Set<string>();
  for (const [room, contract] of Object.entries(rooms)) {
    for (const [name, schema] of Object.entries(contract)) {
      if (!(schema instanceof z.ZodType) || names.has(schema)) continue;
      const unique = taken.has(name) ? `${room[0]?.toUpperCase()}${room.slice(1)}${name}` : name;
      taken.add(unique);
      names.set(schema, unique);
    }
  }
  return names;
}
