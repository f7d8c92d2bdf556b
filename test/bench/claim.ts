import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Group, median, percentile, type Run } from '../support/bars.ts';
import { freshPlace, MODERATORS, PASSWORD, type Place } from '../support/ground.ts';
import { type Product, startProduct } from '../support/product.ts';
import { cookieOf, type Reply, Wire } from '../support/wire.ts';
import { bareDesk, REJECTS_EVERY } from './bareDesk.ts';
import { desk } from './stock.ts';

const ROUNDS = 5;
const ROUND_MS = 2_500;
const PACE_A_SECOND = 200;
const PACE_MS = 10_000;

/** next + decide at a desk with 200,000 open cases, every acknowledged commit on disk. */
export const claim: Group = {
  bars: [
    { bar: 'claim-vs-bare', sense: '>=', limit: 0.4, engine: 'sqlite', what: 'share of the bare transactions' },
    { bar: 'claim-p99', sense: '<=', limit: 25, engine: 'sqlite', what: 'ms for a decision at 200 a second' },
  ],
  measure: measureClaim,
};

async function measureClaim(run: Run): Promise<void> {
  const place = await desk();
  const beside = await copyOf(place);
  const product = await startProduct(place);
  const wires = await wiresOf(product, await signInAll(product));
  const rates: { bare: number; ours: number }[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const pair = { bare: bareDesk(beside, ROUND_MS), ours: await rate(wires, ROUND_MS) };
    if (round > 0) rates.push(pair);
  }
  const share = median(rates.map(({ bare, ours }) => ours / bare));
  const [bare, ours] = [median(rates.map((each) => each.bare)), median(rates.map((each) => each.ours))];
  run.tell(
    'claim-vs-bare',
    share,
    `${ours.toFixed(0)} pairs/s over HTTP by ${MODERATORS} colleagues against ${bare.toFixed(0)}, round by round`,
  );
  if (run.wants('claim-p99')) await measurePace(run, wires);
  await product.stop();
}

/** The same desk again, so that neither side eats the other's cases. */
async function copyOf({ url }: Place): Promise<Place> {
  const copy = await freshPlace();
  cpSync(url.replace(/^file:/, ''), copy.url.replace(/^file:/, ''));
  return copy;
}

/** Sessions of all moderators, signed in one after the other: the product hashes only so many passwords at a time. */
export async function signInAll({ port }: Product): Promise<string[]> {
  const cookies: string[] = [];
  for (let n = 0; n < MODERATORS; n++) cookies.push(await cookieOf(port, `moderator${n}@staff.example`, PASSWORD));
  return cookies;
}

export const wiresOf = ({ port }: Product, cookies: readonly string[]): Promise<Wire[]> =>
  Promise.all(cookies.map((cookie) => Wire.open(port, { cookie })));

/** Pairs of next + decide a second. */
async function rate(wires: readonly Wire[], ms: number): Promise<number> {
  const began = performance.now();
  let n = 0;
  const work = async (wire: Wire) => {
    while (performance.now() - began < ms) await pair(wire, n++);
  };
  await Promise.all(wires.map(work));
  return (n / (performance.now() - began)) * 1000;
}

/** Resolves to how long the decision alone took, in milliseconds. */
async function pair(wire: Wire, n: number): Promise<number> {
  const { id, version } = must(await wire.post('/api/queues/reviews/next', {})) as { id: string; version: number };
  const began = performance.now();
  must(await decide(wire, id, version, n % REJECTS_EVERY === 0));
  return performance.now() - began;
}

export const decide = (
  wire: Wire,
  id: string,
  version: number,
  rejects = false,
  key: string = randomUUID(),
): Promise<Reply> =>
  wire.post(
    `/api/cases/${id}/decision`,
    rejects ? { outcome: 'reject', reasons: ['R02'], version } : { outcome: 'publish', version },
    { 'idempotency-key': key },
  );

function must({ status, text }: Reply): unknown {
  if (status !== 200) throw new Error(`Answered ${status}: ${text.slice(0, 200)}`);
  return JSON.parse(text);
}

/** Decisions begin when they are due, whether or not earlier ones are back: a slow answer cannot slow the pace down. */
async function measurePace({ tell }: Run, wires: readonly Wire[]): Promise<void> {
  const free = [...wires];
  const took: number[] = [];
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < (PACE_A_SECOND * PACE_MS) / 1000; n++) {
    const due = began + (n * 1000) / PACE_A_SECOND;
    await sleep(Math.max(0, due - performance.now()));
    running.push(onePaced(free, took, due, n));
  }
  await Promise.all(running);
  const rate = (took.length / (performance.now() - began)) * 1000;
  tell(
    'claim-p99',
    percentile(took, 0.99),
    `ms, median ${median(took).toFixed(1)}, ${took.length} decisions at ${rate.toFixed(0)}/s, next besides; waiting for a free colleague counts`,
  );
}

async function onePaced(free: Wire[], took: number[], due: number, n: number): Promise<void> {
  while (free.length === 0) await sleep(1);
  const wire = free.pop() as Wire;
  const late = Math.max(0, performance.now() - due);
  took.push((await pair(wire, n)) + late);
  free.push(wire);
}
