import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { decide, signInAll, wiresOf } from '../bench/claim.ts';
import { type Group, median, percentile, type Run } from '../support/bars.ts';
import { fill, freshPlace, type Place } from '../support/ground.ts';
import { startProduct } from '../support/product.ts';
import type { Wire } from '../support/wire.ts';

const ROUND_TRIP_MS = 1;
const MEASURE_MS = 10_000;
const WARM_MS = 2_000;
/** PostgreSQL tells its statistics about once a second. */
const STATISTICS_MS = 2_000;
const postgres = { engine: 'postgres' } as const;

/** Eight writers, SERIALIZABLE, a database one millisecond away: RULINGS has 642–647/s, p99 16–18 ms, for the bare transaction. */
export const distance: Group = {
  bars: [
    { bar: 'faults-distance-gave-up', sense: '<=', limit: 0, ...postgres, what: 'decisions that were given up' },
    {
      bar: 'faults-distance-retries',
      sense: '<=',
      limit: 0.01,
      ...postgres,
      what: 'transactions run again for each decision',
    },
    { bar: 'faults-distance-rate', sense: '>=', limit: 0, ...postgres, what: 'decisions a second' },
  ],
  measure: measureDistance,
};

async function measureDistance({ tell }: Run): Promise<void> {
  const place = await freshPlace();
  await fill(place, { reviews: 40_000, open: 40_000, people: 4_000 });
  const proxy = await startProxy(place);
  const product = await startProduct({ dataDir: place.dataDir, url: proxy.url });
  const wires = await wiresOf(product, await signInAll(product));
  const cases = await openCases(place);
  await decideFor(wires, cases, WARM_MS);
  const [before, began] = [await rollbacks(place), performance.now()];
  const { took, statuses } = await decideFor(wires, cases, MEASURE_MS);
  const seconds = (performance.now() - began) / 1000;
  await sleep(STATISTICS_MS);
  const again = (await rollbacks(place)) - before;
  await product.stop();
  proxy.stop();
  const bad = statuses.filter((status) => status !== 200);
  const rate = took.length / seconds;
  tell(
    'faults-distance-gave-up',
    bad.length,
    bad.length > 0
      ? `answered ${[...new Set(bad)].join(', ')}`
      : `${took.length} decisions by ${wires.length} writers, all answered 200`,
  );
  tell(
    'faults-distance-retries',
    again / took.length,
    `${again} transactions rolled back while ${took.length} decisions were made`,
  );
  tell(
    'faults-distance-rate',
    rate,
    `decisions/s whole over HTTP, median ${median(took).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms, ${ROUND_TRIP_MS} ms round trip; the bare transaction of RULINGS 642–647/s, p99 16–18 ms`,
  );
}

async function decideFor(
  wires: readonly Wire[],
  cases: string[],
  ms: number,
): Promise<{ took: number[]; statuses: number[] }> {
  const until = performance.now() + ms;
  const [took, statuses]: [number[], number[]] = [[], []];
  const work = wires.map(async (wire) => {
    for (let id = cases.pop(); id && performance.now() < until; id = cases.pop()) {
      const began = performance.now();
      statuses.push((await decide(wire, id, 1)).status);
      took.push(performance.now() - began);
    }
  });
  await Promise.all(work);
  return { took, statuses };
}

async function startProxy({ url }: Place) {
  const to = new URL(url);
  const program = fileURLToPath(new URL('./delayProxy.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, to.hostname, to.port, String(ROUND_TRIP_MS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
  to.port = String(port).trim();
  return { url: String(to), stop: () => child.kill() };
}

const openCases = async (place: Place): Promise<string[]> =>
  (await ask(place, "select id from cases where state = 'open' order by random()")).map(({ id }) => String(id));
/** A conflict is a rollback; nothing else of ours is refused here. */
async function rollbacks(place: Place): Promise<number> {
  const [row] = await ask(place, 'select xact_rollback as n from pg_stat_database where datname = current_database()');
  return Number(row?.n);
}

async function ask({ url }: Place, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(statement);
  await client.end();
  return rows;
}
