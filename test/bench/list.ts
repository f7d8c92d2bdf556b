import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Group, median, type Run } from '../support/bars.ts';
import { PASSWORD, type Place } from '../support/ground.ts';
import { type Product, startProduct } from '../support/product.ts';
import { cookieOf, Wire } from '../support/wire.ts';
import { million, tenThousand } from './stock.ts';

const QUERY = {
  filter: '{"marketplaceId":"izi","status":"published"}',
  sort: '["submittedAt","DESC"]',
  range: '[0,24]',
};
const PATH = `/api/reviews?${new URLSearchParams(QUERY)}`;
const CONNECTIONS = 4;
const ROUND_MS = 1_200;
const ROUNDS = 7;

/** One list of 25, in turns with the bare server, so that whatever else the machine does weighs on both. */
export const list: Group = {
  bars: [
    { bar: 'list-10k', sense: '>=', limit: 0, engine: 'sqlite', what: 'lists a second of 10,000 reviews' },
    { bar: 'list-1m', sense: '>=', limit: 0, engine: 'sqlite', what: 'lists a second of a million reviews' },
    { bar: 'list-1m-vs-bare', sense: '>=', limit: 0.5, engine: 'sqlite', what: 'share of the bare server' },
    { bar: 'list-1m-vs-10k', sense: '<=', limit: 1.5, engine: 'sqlite', what: 'times as long as of 10,000' },
  ],
  measure: measureLists,
};

async function measureLists({ tell }: Run): Promise<void> {
  const [large, small] = [await million(), await tenThousand()];
  const bare = await startBare(large);
  const [ours, ten] = [await startProduct(large), await startProduct(small)];
  const rates = { bare: [] as number[], large: [] as number[], small: [] as number[] };
  const [toBare, toLarge, toSmall] = [await wires(bare.port), await signedIn(ours), await signedIn(ten)];
  for (let round = 0; round <= ROUNDS; round++) {
    const [a, b, c] = [await rate(toBare), await rate(toLarge), await rate(toSmall)];
    // The first round compiles and fills caches.
    if (round === 0) continue;
    rates.bare.push(a);
    rates.large.push(b);
    rates.small.push(c);
  }
  bare.stop();
  await Promise.all([ours.stop(), ten.stop()]);
  const per = (values: number[], others: number[]) => median(values.map((value, n) => value / Number(others[n])));
  const [b, l, s] = [median(rates.bare), median(rates.large), median(rates.small)];
  const how = `${CONNECTIONS} connections, signed in, with its total, median of ${ROUNDS} rounds`;
  tell('list-10k', s, `lists of 25 a second, ${how}`);
  tell('list-1m', l, `lists of 25 a second, ${how}`);
  tell('list-1m-vs-bare', per(rates.large, rates.bare), `${l.toFixed(0)}/s against ${b.toFixed(0)}/s, round by round`);
  tell(
    'list-1m-vs-10k',
    per(rates.small, rates.large),
    `${(1000 / l).toFixed(2)} ms against ${(1000 / s).toFixed(2)} ms a list`,
  );
}

async function startBare(place: Place) {
  const file = fileURLToPath(new URL('./bareServer.mjs', import.meta.url));
  const child = spawn(process.execPath, [file, place.url.replace(/^file:/, '')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
  return { port: Number(String(port)), stop: () => child.kill() };
}

const wires = (port: number, headers = {}) =>
  Promise.all(Array.from({ length: CONNECTIONS }, () => Wire.open(port, headers)));
const signedIn = async ({ port }: Product) =>
  wires(port, { cookie: await cookieOf(port, 'moderator0@staff.example', PASSWORD) });

/** Lists a second. */
async function rate(open: readonly Wire[]): Promise<number> {
  const began = performance.now();
  let n = 0;
  const ask = async (wire: Wire) => {
    while (performance.now() - began < ROUND_MS) {
      const { status, text } = await wire.get(PATH);
      if (status !== 200 || text.length < 5_000) throw new Error(`The list answered ${status}: ${text.slice(0, 200)}`);
      n += 1;
    }
  };
  await Promise.all(open.map(ask));
  return (n / (performance.now() - began)) * 1000;
}
