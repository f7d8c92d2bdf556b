import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { decide } from '../bench/claim.ts';
import type { Group, Run } from '../support/bars.ts';
import { fill, freshPlace, PASSWORD, type Place } from '../support/ground.ts';
import { startProduct } from '../support/product.ts';
import { cookieOf, Wire } from '../support/wire.ts';

const KILLS = 20;
const LIVES_MAX = 60;
const DECISIONS_A_LIFE = 3;
/** A life ends between 0 and 250 ms after its last decision: before the number, the dispatch, the sending, the answer. */
const STEPS = 6;
const STEP_MS = 50;
const PATIENCE_MS = 60_000;
/** Effects and messages follow at once, so that a life of a few hundred milliseconds reaches its delivery. */
const NO_GRACE = {
  graceSeconds: { reviews: 0, 'review-disputes': 0, documents: 0, registrations: 0, 'escrow-disputes': 0 },
};
const ENV = { WEBHOOKS_ALLOW_LOCAL: '1' };

/** The server is killed after a decision is acknowledged and before, or while, its webhook goes out. */
export const delivery: Group = {
  bars: [
    {
      bar: 'faults-delivery-lost',
      sense: '<=',
      limit: 0,
      engine: 'sqlite',
      what: 'webhooks that never came, after 20 kills',
    },
    { bar: 'faults-delivery-other-id', sense: '<=', limit: 0, engine: 'sqlite', what: 'repetitions under another id' },
  ],
  measure: measureDelivery,
};

interface Got {
  id: string;
  type: string;
  about: string;
}

async function measureDelivery({ tell }: Run): Promise<void> {
  const place = await freshPlace();
  await fill(place, { reviews: 500, open: 500, people: 100 }, NO_GRACE);
  const receiver = await startReceiver(join(place.dataDir, 'received.jsonl'));
  const cookie = await register(place, receiver.port);
  const decided: string[] = [];
  let [lives, between] = [0, 0];
  for (; between < KILLS && lives < LIVES_MAX; lives++) {
    decided.push(...(await oneLife(place, cookie, lives)));
    if (undelivered(place) > 0) between += 1;
  }
  if (between < KILLS) throw new Error(`Of ${lives} kills only ${between} came between commit and delivery.`);
  const last = await startProduct(place, { env: ENV });
  const until = Date.now() + PATIENCE_MS;
  while (missing(decided, receiver.got()).length > 0 && Date.now() < until) await sleep(100);
  await last.stop();
  receiver.stop();
  const got = receiver.got();
  const ids = new Map<string, Set<string>>();
  for (const { id, type, about } of got)
    ids.set(`${type} ${about}`, (ids.get(`${type} ${about}`) ?? new Set()).add(id));
  const other = [...ids.values()].filter((each) => each.size > 1).length;
  const how = `${decided.length} decisions, ${lives} kills, ${between} of them with a message committed and not delivered; ${got.length} arrivals of ${ids.size} messages`;
  tell('faults-delivery-lost', missing(decided, got).length, how);
  tell('faults-delivery-other-id', other, `${got.length - ids.size} came again, each under the id it had`);
}

const missing = (decided: readonly string[], got: readonly Got[]): string[] => {
  const came = new Set(got.filter(({ type }) => type === 'review.rejected').map(({ about }) => about));
  return decided.filter((id) => !came.has(id));
};

/** Resolves to the reviews whose rejection was acknowledged. Lives end a little later from one to the next, and begin again. */
async function oneLife(place: Place, cookie: string, life: number): Promise<string[]> {
  const product = await startProduct(place, { env: ENV });
  const wire = await Wire.open(product.port, { cookie });
  const done: string[] = [];
  for (let n = 0; n < DECISIONS_A_LIFE; n++) {
    const { id, version, subjectId } = JSON.parse((await wire.post('/api/queues/reviews/next', {})).text);
    const { status } = await decide(wire, id, version, true);
    if (status === 200) done.push(subjectId);
  }
  await sleep((life % STEPS) * STEP_MS);
  await product.kill();
  wire.close();
  return done;
}

/** Adds the webhook; resolves to a moderator's session, which outlives every kill. */
async function register(place: Place, port: number): Promise<string> {
  const product = await startProduct(place, { env: ENV });
  const wire = await Wire.open(product.port, {
    cookie: await cookieOf(product.port, 'admin0@staff.example', PASSWORD),
  });
  const { status, text } = await wire.post('/api/webhooks', {
    marketplaceId: 'izi',
    url: `http://127.0.0.1:${port}/hook`,
    topics: [],
  });
  if (status !== 201) throw new Error(`The webhook was not taken: ${status} ${text}`);
  wire.close();
  const cookie = await cookieOf(product.port, 'moderator0@staff.example', PASSWORD);
  await product.stop();
  return cookie;
}

async function startReceiver(file: string) {
  const program = fileURLToPath(new URL('./receiver.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout, 'data');
  const got = (): Got[] =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : [];
  return { port: Number(String(port)), got, stop: () => child.kill() };
}

/** Messages that were committed and had not arrived when the server died. */
function undelivered({ url }: Place): number {
  const db = new Sqlite(url.replace(/^file:/, ''), { readonly: true });
  const waiting = db
    .prepare(
      "select count(*) from outbox_messages m where not exists (select 1 from deliveries d where d.message_id = m.id and d.state = 'delivered')",
    )
    .pluck()
    .get();
  db.close();
  return Number(waiting);
}
