import type { z } from 'zod';
import { RefusalBody } from './contract.ts';
import { AT, type Schema, Schemas } from './openapiSchemas.ts';
import type { RawBody } from './rawBody.ts';
import { REFUSALS } from './refusal.ts';
import type { Route } from './route.ts';

export interface OpenApi {
  openapi: string;
  info: Schema;
  paths: Record<string, Record<string, Schema>>;
  webhooks: Record<string, Schema>;
  components: { schemas: Record<string, Schema>; responses: Schema; securitySchemes: Schema };
  [more: string]: unknown;
}
interface Documented {
  title: string;
  version: string;
  routes: readonly Route[];
  /** Names of the contracts, as the code has them; a contract without one stands where it is used. */
  names: ReadonlyMap<z.ZodType, string>;
  webhooks: readonly { topic: string; summary: string; schema: z.ZodType }[];
}

/**
 * The OpenAPI 3.1 document, written from the routes and contracts that the server itself runs on. By zod's own
 * `toJSONSchema`: 3.1 speaks JSON Schema 2020-12, which is what that writes, so no second library has to agree with zod.
 */
export function openApiOf({ title, version, routes, names, webhooks }: Documented): OpenApi {
  const schemas = new Schemas(names, routes);
  const paths: OpenApi['paths'] = {};
  for (const each of routes) {
    const path = each.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [each.method]: operationOf(each, path, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: { title, version, description: DESCRIPTION },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths,
    webhooks: Object.fromEntries(
      webhooks.map(({ topic, summary, schema }) => [topic, messageOf(summary, schemas.of(schema, 'output'))]),
    ),
    components: {
      schemas: { ...schemas.named(), Refusal: schemas.of(RefusalBody, 'output'), RefusalCode: refusalCodes() },
      responses: {
        Refused: {
          description: 'A refusal. `code` is one of RefusalCode; `errors` holds a code for each field.',
          content: json({ $ref: `${AT}Refusal` }),
        },
      },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-sid',
          description: 'Staff, by `POST /api/session`. Over plain http on localhost the name has no prefix.',
        },
        key: { type: 'http', scheme: 'bearer', description: 'The key of a marketplace’s own server.' },
      },
    },
  };
}

const DESCRIPTION =
  'Below `/platform/v1` a marketplace’s server speaks with its key; below `/api` the console. Times are ISO 8601 in UTC, money is whole minor units with a currency. ' +
  'A write may carry `Idempotency-Key`: the same key and body get the stored answer again with `Idempotent-Replayed: true`, another body 422 `idempotency-key-reused`.';

const json = (schema: Schema) => ({ 'application/json': { schema } });

/** Code → status, so that nobody has to guess which codes there are. */
const refusalCodes = (): Schema => ({
  type: 'string',
  enum: Object.keys(REFUSALS),
  'x-status': REFUSALS,
  description: Object.entries(REFUSALS)
    .map(([code, status]) => `- \`${code}\` ${status}`)
    .join('\n'),
});

const messageOf = (summary: string, schema: Schema): Schema => ({
  post: {
    summary,
    description: 'Signed as Standard Webhooks says: `webhook-id`, `webhook-timestamp`, `webhook-signature`.',
    requestBody: { required: true, content: json(schema) },
    responses: { '2XX': { description: 'Taken. Any other answer is tried again, for up to three days.' } },
  },
});

function operationOf(each: Route, path: string, schemas: Schemas): Schema {
  return {
    operationId: `${each.method} ${path}`.replace(
      /[^A-Za-z0-9]+(.)?/g,
      (_, next: string | undefined) => next?.toUpperCase() ?? '',
    ),
    summary: each.summary,
    tags: [path.startsWith('/platform') ? 'platform' : (path.split('/')[2] ?? 'server')],
    description: gateOf(each),
    ...(each.may !== 'anyone' && { security: [{ [each.may === 'platform-key' ? 'key' : 'session']: [] }] }),
    parameters: [...pathParameters(each), ...queryParameters(each, schemas), ...keyParameter(each)],
    ...(each.body && { requestBody: { required: true, content: json(schemas.of(each.body, 'input')) } }),
    ...(each.raw && { requestBody: rawOf(each.raw) }),
    responses: {
      [String(each.answer || each.contentType ? (each.status ?? 200) : 204)]: successOf(each, schemas),
      '4XX': { $ref: '#/components/responses/Refused' },
    },
  };
}

function gateOf({ may, right }: Route): string {
  if (may === 'anyone') return 'Open to anyone.';
  if (may === 'platform-key')
    return right ? `Needs a marketplace’s key with the right \`${right}\`.` : 'Needs a marketplace’s key.';
  return may === 'signed-in' ? 'Needs a signed-in member of staff.' : `Needs the permission \`${may}\`.`;
}

const pathParameters = ({ path }: Route): Schema[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

function queryParameters({ query }: Route, schemas: Schemas): Schema[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemas.of(query, 'input') as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return (
    Object.entries(properties)
      // What must be absent has no schema of its own.
      .filter(([, schema]) => Object.keys(schema).length > 0 && !('not' in schema))
      .map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
  );
}

const keyParameter = ({ idempotency }: Route): Schema[] =>
  idempotency
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: idempotency === 'required',
          schema: { type: 'string', maxLength: 255 },
        },
      ]
    : [];

/** Bytes have no schema: OpenAPI 3.1 says so by leaving it out. */
const rawOf = ({ types, bytesMax }: RawBody): Schema => ({
  required: true,
  description: `The bytes of one file as they are, ${bytesMax.toLocaleString('en')} at most.`,
  content: Object.fromEntries(types.map((type) => [type, {}])),
});

function successOf(each: Route, schemas: Schemas): Schema {
  if (each.contentType)
    return { description: each.summary, content: { [each.contentType]: textOrBytes(each.contentType) } };
  return each.answer
    ? { description: each.summary, content: json(schemas.of(each.answer, 'output')) }
    : { description: 'Done; nothing to say.' };
}

const textOrBytes = (type: string): Schema => (type.startsWith('text/') ? { schema: { type: 'string' } } : {});
