import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { type Group, median, percentile, type Run } from '../support/bars.ts';
import { freshPlace, PASSWORD, type Place } from '../support/ground.ts';
import { type Product, startProduct } from '../support/product.ts';
import { cookieOf, Wire } from '../support/wire.ts';
import { bareSettle } from './bareSettle.ts';
import { DISPUTES, escrowDesk, KEY } from './escrowStock.ts';

const CONNECTIONS = 8;
const ROUNDS = 5;
const A_ROUND = 800;
const PACE_A_SECOND = 200;
const PACED = 2_000;
const LISTS = 1_000;
const QUEUE = `/api/cases?${new URLSearchParams({
  filter: '{"queue":"escrow-disputes","state":"open","marketplaceId":"izi"}',
  sort: '["rank","ASC"]',
  range: '[0,24]',
})}`;

/** Payments settled over HTTP, durable, and the queue of disputes, in a database with 100,000 of them (escrow.md §5). */
export const escrow: Group = {
  bars: [
    { bar: 'escrow-list-p99', sense: '<=', limit: 50, engine: 'sqlite', what: 'ms for 25 of 100,000 disputes' },
    { bar: 'escrow-settle-vs-bare', sense: '>=', limit: 0.2, engine: 'sqlite', what: 'share of the bare transaction' },
    { bar: 'escrow-settle-p99', sense: '<=', limit: 25, engine: 'sqlite', what: 'ms for a settlement at 200 a second' },
  ],
  measure: measureEscrow,
};

interface Payment {
  id: string;
  customer: string;
}

async function measureEscrow(run: Run): Promise<void> {
  const place = await escrowDesk();
  const beside = await copyOf(place);
  const payments = reported(place);
  const product = await startProduct(place);
  if (run.wants('escrow-list-p99')) await measureList(run, product);
  const wires = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => Wire.open(product.port, { authorization: `Bearer ${KEY}` })),
  );
  if (run.wants('escrow-settle-vs-bare')) await measureShare(run, wires, payments, beside);
  if (run.wants('escrow-settle-p99')) await measurePace(run, wires, payments);
  await product.stop();
}

/** The same payments again, so that neither side settles the other's. */
async function copyOf({ url }: Place): Promise<Place> {
  const copy = await freshPlace();
  cpSync(url.replace(/^file:/, ''), copy.url.replace(/^file:/, ''));
  return copy;
}

function reported({ url }: Place): Payment[] {
  const db = new Sqlite(url.replace(/^file:/, ''), { readonly: true });
  const statement = `select holds.id, people.external_id as customer from holds join people on people.id = holds.customer_id
    where state = 'claimed_done' order by holds.id`;
  const found = db.prepare(statement).all() as Payment[];
  db.close();
  return found;
}

async function measureList({ tell }: Run, { port }: Product): Promise<void> {
  const cookie = await cookieOf(port, 'manager0@staff.example', PASSWORD);
  const wires = await Promise.all(Array.from({ length: CONNECTIONS }, () => Wire.open(port, { cookie })));
  const took: number[] = [];
  const ask = async (wire: Wire) => {
    while (took.length < LISTS) {
      const began = performance.now();
      const { status, text } = await wire.get(QUEUE);
      if (status !== 200 || text.length < 5_000) throw new Error(`The queue answered ${status}: ${text.slice(0, 200)}`);
      took.push(performance.now() - began);
    }
  };
  await Promise.all(wires.map(ask));
  const of = `${CONNECTIONS} colleagues at once, ${DISPUTES} disputes`;
  tell('escrow-list-p99', percentile(took, 0.99), `ms, median ${median(took).toFixed(1)}, ${took.length} lists, ${of}`);
}

/** The customer's word is the second of two that agree: all of it happens in the transaction that answers. */
async function settle(wire: Wire, { id, customer }: Payment): Promise<void> {
  const body = { byId: customer, claim: 'done' };
  const path = `/platform/v1/escrow/holds/${id}/reports`;
  const { status, text } = await wire.post(path, body, { 'idempotency-key': randomUUID() });
  if (status !== 200 || !/"state":"settl/.test(text)) throw new Error(`Answered ${status}: ${text.slice(0, 200)}`);
}

async function rate(wires: readonly Wire[], payments: Payment[]): Promise<number> {
  const began = performance.now();
  const count = payments.length;
  const work = async (wire: Wire) => {
    for (let next = payments.pop(); next; next = payments.pop()) await settle(wire, next);
  };
  await Promise.all(wires.map(work));
  return (count / (performance.now() - began)) * 1000;
}

async function measureShare({ tell }: Run, wires: readonly Wire[], payments: Payment[], beside: Place): Promise<void> {
  const rates: { bare: number; ours: number }[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const taken = payments.splice(0, A_ROUND);
    const bare = bareSettle(
      beside,
      taken.map(({ id }) => id),
    );
    const pair = { bare, ours: await rate(wires, taken) };
    // The first round compiles and fills caches.
    if (round > 0) rates.push(pair);
  }
  const share = median(rates.map(({ bare, ours }) => ours / bare));
  const [bare, ours] = [median(rates.map((each) => each.bare)), median(rates.map((each) => each.ours))];
  const how = `${ours.toFixed(0)}/s over HTTP against ${bare.toFixed(0)}/s, ${CONNECTIONS} connections, round by round`;
  tell('escrow-settle-vs-bare', share, how);
}

/** Each begins when it is due, whether or not earlier ones are back: a slow answer cannot slow the pace down. */
async function measurePace({ tell }: Run, wires: readonly Wire[], payments: Payment[]): Promise<void> {
  const free = [...wires];
  const took: number[] = [];
  const began = performance.now();
  const one = async (payment: Payment, due: number) => {
    while (free.length === 0) await sleep(1);
    const wire = free.pop() as Wire;
    await settle(wire, payment);
    took.push(performance.now() - due);
    free.push(wire);
  };
  const running: Promise<void>[] = [];
  for (const [n, payment] of payments.splice(0, PACED).entries()) {
    const due = began + (n * 1000) / PACE_A_SECOND;
    await sleep(Math.max(0, due - performance.now()));
    running.push(one(payment, due));
  }
  await Promise.all(running);
  const rate = (took.length / (performance.now() - began)) * 1000;
  const of = `median ${median(took).toFixed(1)}, ${took.length} at ${rate.toFixed(0)}/s, waiting for a connection counts`;
  tell('escrow-settle-p99', percentile(took, 0.99), `ms, ${of}`);
}
