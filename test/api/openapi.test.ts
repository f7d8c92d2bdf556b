import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TOPICS } from '#db/words.ts';
import type { OpenApi } from '#server/platform/openapi.ts';
import { REFUSALS } from '#server/platform/refusal.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const visitor = house.visitor();
const { body: document, headers } = await visitor.get<OpenApi>('/api/openapi.json');

interface Content {
  content: { 'application/json': { schema: unknown } };
}

/** Every object below, with the path to it. */
function* walk(node: unknown, path = '#'): Generator<[string, Record<string, unknown>]> {
  if (node === null || typeof node !== 'object') return;
  yield [path, node as Record<string, unknown>];
  for (const [key, value] of Object.entries(node)) yield* walk(value, `${path}/${key}`);
}
const at = (ref: string) =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], document);

describe('the OpenAPI document', () => {
  test('is 3.1 and names every route that answers, with what it wants and gives', () => {
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(document.openapi).toBe('3.1.0');
    for (const route of house.routes) {
      const operation = document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method] as
        | Record<string, unknown>
        | undefined;
      expect(operation, `${route.method} ${route.path}`).toBeDefined();
      expect(Boolean(operation?.requestBody)).toBe(Boolean(route.body ?? route.raw));
      expect(Object.keys(operation?.responses as object)).toContain('4XX');
      expect(Boolean(operation?.security)).toBe(route.may !== 'anyone');
    }
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map((operation) => operation.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('refers to nothing that is not there', () => {
    const refs = [...walk(document)].flatMap(([path, node]) =>
      typeof node.$ref === 'string' ? [[path, node.$ref] as const] : [],
    );
    expect(refs.length).toBeGreaterThan(50);
    expect(refs.filter(([, ref]) => at(ref) === undefined)).toEqual([]);
  });

  test('lists every webhook topic with its body, and every refusal with its status', () => {
    expect(Object.keys(document.webhooks)).toEqual([...TOPICS]);
    expect(JSON.stringify(document.webhooks['review.rejected'])).toContain('resubmitUntil');
    expect(document.components.schemas.RefusalCode?.['x-status']).toEqual(REFUSALS);
  });

  test('says of a review what the platform may send, and of an answer what it gets', () => {
    const submit = document.components.schemas.SubmitReview as {
      required: string[];
      additionalProperties: boolean;
      properties: Record<string, { minimum?: number; maximum?: number }>;
    };
    expect(submit.required.sort()).toEqual(['authorId', 'orderId', 'rating', 'text']);
    expect(submit.additionalProperties).toBe(false);
    expect(submit.properties.rating).toMatchObject({ minimum: 1, maximum: 5 });
    const decision = document.paths['/api/cases/{id}/decision']?.post as {
      parameters: { name: string; required: boolean }[];
    };
    expect(decision.parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key', required: true }));
  });

  test('is true: real answers fit the schemas it gives for them (RULINGS 34)', async () => {
    const deal = await house.deal();
    const id = await house.review(deal);
    const izi = await house.market('izi');
    const moderator = await house.signIn('moderator');
    const fits = (schema: unknown, value: unknown) =>
      z
        .fromJSONSchema({ ...(inlined(schema) as object), $schema: 'https://json-schema.org/draft/2020-12/schema' })
        .safeParse(value).error;
    const answerOf = (path: string, method: string) => {
      const operation = document.paths[path]?.[method] as { responses: Record<string, Content> } | undefined;
      return Object.values(operation?.responses ?? {})[0]?.content['application/json'].schema;
    };
    const calls = [
      [izi, '/platform/v1/reviews/{id}', `/platform/v1/reviews/${id}`],
      [izi, '/platform/v1/people/{id}/rating', `/platform/v1/people/${deal.customerId}/rating`],
      [moderator, '/api/orders', '/api/orders'],
      [moderator, '/api/people', '/api/people'],
      [moderator, '/api/cases', '/api/cases'],
      [moderator, '/api/me', '/api/me'],
    ] as const;
    for (const [client, path, real] of calls) {
      const { body } = await client.get<unknown>(real);
      expect(fits(answerOf(path, 'get'), body), path).toBeUndefined();
      expect(fits(answerOf(path, 'get'), Array.isArray(body) ? [{ id: 1 }] : { id: 1 }), path).toBeDefined();
    }
  });
});

const inlined = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(inlined);
  if (schema === null || typeof schema !== 'object') return schema;
  const { $ref, ...rest } = schema as Record<string, unknown>;
  return typeof $ref === 'string'
    ? inlined(at($ref))
    : Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inlined(value)]));
};

describe('the page that shows it', () => {
  test('brings everything itself: no address of anybody else stands in it', async () => {
    const page = await visitor.get('/api/docs');
    expect(page.headers.get('content-type')).toContain('text/html');
    const policy = String(page.headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(page.text).not.toMatch(/https?:\/\/|<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => String(path));
    expect(files).toHaveLength(3);
    for (const file of files) {
      const answer = await visitor.get(file);
      expect([file, answer.status, answer.text.length > 50]).toEqual([file, 200, true]);
      expect(answer.headers.get('content-type')).toMatch(file.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
    }
  });

  test('gives no other file of the machine', async () => {
    for (const name of [
      'package.json',
      'index.html',
      '..%2fpackage.json',
      '%2e%2e%2f%2e%2e%2fpackage.json',
      'constructor',
      '__proto__',
      'swagger-ui.css%00',
    ])
      expect([name, (await visitor.get(`/api/docs/${name}`)).status]).toEqual([name, 404]);
  });
});
