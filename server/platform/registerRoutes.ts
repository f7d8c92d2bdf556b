import { z } from 'zod';
import type { Reader } from '#db/open.ts';
import type { Permission } from '#db/words.ts';
import type { Actor } from './actor.ts';
import { Id } from './contract.ts';
import { answerList, ListQuery, type Resource } from './list.ts';
import { Refusal } from './refusal.ts';
import { type Route, route } from './route.ts';

/** The list of a register and one record of it, read by the same definition, so that scope and masks cannot differ. */
export const registerRoutes = <Row>(resource: Resource<Row>, may: Permission, shape: z.ZodType): Route[] => [
  listRoute(resource, may, shape),
  route({
    method: 'get',
    path: `/api/${resource.name}/:id`,
    may,
    summary: `One record of ${resource.name}`,
    answer: shape,
    run: ({ context, actor, params }) => oneOf(resource, String(params.id), context.db.read, actor),
  }),
];

/** For registers whose page of one record needs more than the list knows. */
export const listRoute = <Row>(resource: Resource<Row>, may: Permission, shape: z.ZodType): Route =>
  route({
    method: 'get',
    path: `/api/${resource.name}`,
    may,
    summary: `List of ${resource.name}`,
    query: ListQuery,
    answer: z.array(shape),
    run: ({ context, actor, query }) => answerList(resource, query, context.db.read, actor),
  });

/** @throws Refusal not-found, also where the record exists outside of the reader's marketplaces */
async function oneOf<Row>(resource: Resource<Row>, id: string, read: Reader, actor: Actor): Promise<unknown> {
  if (!Id.safeParse(id).success) throw new Refusal('not-found');
  const { body } = await answerList(resource, { filter: JSON.stringify({ id: [id] }) }, read, actor);
  const [found] = body as unknown[];
  if (!found) throw new Refusal('not-found');
  return found;
}
