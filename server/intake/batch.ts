import type { PlatformActor } from '../platform/actor.ts';
import { asRefusal } from '../platform/mount.ts';
import { takeKey } from '../platform/onceInSteps.ts';
import { bodyOf, Refusal } from '../platform/refusal.ts';
import { Answer, type Call, type Route, route } from '../platform/route.ts';
import { Batch, BatchAnswer, type BatchItem } from './contract.ts';

const PREFIX = '/platform/v1';
/** A thousand reviews of a few hundred letters each. */
const BODY_BYTES_MAX = 5_000_000;

type Result = (typeof BatchAnswer)['_zod']['output']['results'][number];
type BatchCall = Call<PlatformActor, undefined, { items: BatchItem[] }>;
interface Found {
  route: Route;
  params: Record<string, string>;
}

/**
 * Up to 1,000 writes in one request, one after the other, so that an order may follow its people. Each is a
 * transaction of its own with its own answer: one that is refused touches no other (SPEC 5).
 */
export function batchRoute(routes: readonly Route[]): Route {
  const patterns = routes
    .filter((each) => each.may === 'platform-key' && (each.method === 'put' || each.method === 'post'))
    .map((each) => ({ route: each, pattern: patternOf(each.path) }));
  return route({
    method: 'post',
    path: `${PREFIX}/batch`,
    may: 'platform-key',
    summary: 'Up to 1,000 writes at once, answered one by one',
    body: Batch,
    bodyBytesMax: BODY_BYTES_MAX,
    answer: BatchAnswer,
    idempotency: 'accepted',
    run: async (call) => {
      await takeKey(call, 'batch');
      const results: Result[] = [];
      for (const [index, item] of call.body.items.entries()) {
        // Whoever hung up gets no answer, so what he has not been told of is better not done.
        if (call.request.socket?.destroyed) break;
        const { status, body, headers } = await answerOne(call, item, index, patterns);
        const text = typeof body === 'string' && body !== '' ? (JSON.parse(body) as unknown) : (body ?? null);
        results.push({ index, status, body: text, replayed: headers['Idempotent-Replayed'] === 'true' });
      }
      const isReplay = results.every(({ replayed }) => replayed);
      return new Answer(200, { results }, isReplay ? { 'Idempotent-Replayed': 'true' } : {});
    },
  });
}

type Patterns = readonly { route: Route; pattern: RegExp }[];

/** `/platform/v1/orders/:id` → an expression with the group `id`. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.slice(PREFIX.length).replace(/:(\w+)/g, '(?<$1>[^/?#]+)')}$`);

async function answerOne(call: BatchCall, item: BatchItem, index: number, patterns: Patterns): Promise<Answer> {
  try {
    const found = find(item, patterns);
    if (found.route.right && !call.actor.rights.includes(found.route.right)) throw new Refusal('key-lacks-right');
    const key = item.idempotencyKey ?? (call.idempotencyKey && `${call.idempotencyKey}.${index}`);
    const body = found.route.body?.parse(item.body);
    const result = await found.route.run({
      ...call,
      params: found.params,
      query: undefined,
      body,
      idempotencyKey: key,
    });
    return result instanceof Answer ? result : new Answer(found.route.status ?? 200, result);
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal) return new Answer(refusal.status, bodyOf(refusal, call.requestId));
    call.context.log.error({ requestId: call.requestId, index, err: error }, 'unforeseen');
    return new Answer(500, { code: 'unexpected', message: 'unexpected', requestId: call.requestId });
  }
}

function find(item: BatchItem, patterns: Patterns): Found {
  const method = item.method.toLowerCase();
  const path = item.path.startsWith(`${PREFIX}/`) ? item.path.slice(PREFIX.length) : item.path;
  const fitting = patterns.filter(({ pattern }) => pattern.test(path));
  if (fitting.length === 0) throw new Refusal('not-found');
  const chosen = fitting.find((each) => each.route.method === method);
  if (!chosen) throw new Refusal('method-not-allowed');
  const groups = chosen.pattern.exec(path)?.groups ?? {};
  return {
    route: chosen.route,
    params: Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)])),
  };
}
