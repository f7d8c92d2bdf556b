import { isDeepStrictEqual } from 'node:util';
import { RefusalBody } from '#server/platform/contract.ts';
import type { Route } from '#server/platform/route.ts';

const fits = (path: string, asked: string): boolean =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`).test(asked);

/**
 * Holds every answer to its contract (RULINGS 34): the shape the route promises and nothing beside it, so that a
 * column which slipped into an answer shows. Streams and pages are their own tests' business.
 */
export function checkAnswer(
  routes: readonly Route[],
  method: string,
  path: string,
  status: number,
  body: unknown,
): void {
  const asked = path.split('?')[0] ?? '';
  const route = routes.find((each) => each.method === method && fits(each.path, asked));
  const wrong = (what: string) =>
    new Error(`${method.toUpperCase()} ${asked} answered ${status} ${what}: ${JSON.stringify(body)?.slice(0, 2_000)}`);
  if (status >= 500 && status !== 503 && status !== 507) throw wrong('which nobody foresaw');
  if (status >= 400) {
    if (!RefusalBody.safeParse(body).success) throw wrong('without a refusal');
    return;
  }
  if (!route || route.contentType || body === undefined) return;
  if (route.answer === null) throw wrong('though it promises nothing');
  const parsed = route.answer.safeParse(body);
  if (!parsed.success) throw wrong(`against its contract (${parsed.error.message})`);
  if (!isDeepStrictEqual(parsed.data, body)) throw wrong('with more than its contract');
}
