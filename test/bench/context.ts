import { type Group, percentile, type Run } from '../support/bars.ts';
import { PASSWORD } from '../support/ground.ts';
import { startProduct } from '../support/product.ts';
import { cookieOf, Wire } from '../support/wire.ts';
import { million } from './stock.ts';

const TIMES = 300;
const WARM = 20;

/** What a person waits for when a case, or Home, comes up: a million reviews and 200,000 open cases around it. */
export const context: Group = {
  bars: [
    { bar: 'context-p95', sense: '<=', limit: 150, engine: 'sqlite', what: 'ms for everything about a case' },
    { bar: 'context-home-p95', sense: '<=', limit: 150, engine: 'sqlite', what: 'ms for Home' },
  ],
  measure: measureContext,
};

async function measureContext({ tell }: Run): Promise<void> {
  const product = await startProduct(await million());
  const wire = await Wire.open(product.port, {
    cookie: await cookieOf(product.port, 'moderator0@staff.example', PASSWORD),
  });
  const ids: string[] = [];
  for (let page = 0; ids.length < TIMES + WARM; page++) {
    const query = { filter: '{"queue":"reviews","marketplaceId":"izi"}', range: `[${page * 100},${page * 100 + 99}]` };
    const { text } = await wire.get(`/api/cases?${new URLSearchParams(query)}`);
    ids.push(...(JSON.parse(text) as { id: string }[]).map(({ id }) => id));
  }
  const contexts = await times(
    wire,
    ids.slice(0, TIMES + WARM).map((id) => `/api/cases/${id}/context`),
  );
  const homes = await times(
    wire,
    Array.from({ length: WARM * 2 }, () => '/api/home'),
  );
  await product.stop();
  tell(
    'context-p95',
    percentile(contexts, 0.95),
    `ms, median ${percentile(contexts, 0.5).toFixed(1)}, ${contexts.length} cases, 1,000,000 reviews`,
  );
  tell(
    'context-home-p95',
    percentile(homes, 0.95),
    `ms, median ${percentile(homes, 0.5).toFixed(1)}, 200,000 open cases`,
  );
}

/** Milliseconds of each call, after a few that warm up. */
export async function times(wire: Wire, paths: readonly string[], warm = WARM): Promise<number[]> {
  const all: number[] = [];
  for (const path of paths) {
    const began = performance.now();
    const { status, text } = await wire.get(path);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 200)}`);
    all.push(performance.now() - began);
  }
  return all.slice(warm);
}
