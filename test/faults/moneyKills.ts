import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { openDatabase } from '#db/open.ts';
import { lookAtAll } from '#server/ledger/check.ts';
import { escrowDesk } from '../bench/escrowStock.ts';
import type { Group, Run } from '../support/bars.ts';
import type { Place } from '../support/ground.ts';
import { type Product, startProduct } from '../support/product.ts';
import { divide, fileOf, type Market, marketAt, readOwed, say, wireOf } from './moneyLoad.ts';
import { soundness } from './soundness.ts';

const KILLS = { short: 20, full: 100 };
const WRITERS = 8;
/** RULINGS 32: a kill that hits an idle server shows nothing. */
const IN_FLIGHT_MIN = 5;
const LIFE_MS_MIN = 500;
const LIFE_MS_MORE = 700;
const ASKED_AGAIN = 500;
const PAYMENTS_EACH = 20_000;
const sqlite = { engine: 'sqlite' } as const;

/** kill −9 while eight divide payments: what was answered is there, once, and the books add up (escrow.md T4). */
export const moneyKills: Group = {
  bars: [
    { bar: 'faults-money-lost', sense: '<=', limit: 0, ...sqlite, what: 'answered commands that are not in the books' },
    { bar: 'faults-money-twice', sense: '<=', limit: 0, ...sqlite, what: 'payments divided more than once' },
    {
      bar: 'faults-money-again',
      sense: '<=',
      limit: 0,
      ...sqlite,
      what: 'commands that, said again with their key, were refused or answered otherwise',
    },
    {
      bar: 'faults-money-in-flight',
      sense: '>=',
      limit: IN_FLIGHT_MIN,
      ...sqlite,
      what: 'commands under way at the quietest kill',
    },
    { bar: 'faults-money-sound', sense: '<=', limit: 0, ...sqlite, what: 'faults of books, file and chain' },
  ],
  measure: measureKills,
};

async function measureKills({ tell, full }: Run): Promise<void> {
  const place = await escrowDesk();
  const market = marketAt(place, PAYMENTS_EACH);
  const times = full ? KILLS.full : KILLS.short;
  const [inFlight, repeats]: [number[], Repeats[]] = [[], []];
  for (let kill = 0; kill < times; kill++) {
    const product = await startProduct(place);
    repeats.push(await repeatUnanswered(product, market));
    readOwed(place, market);
    inFlight.push(await oneLife(product, market));
  }
  const last = await startProduct(place);
  repeats.push(await repeatUnanswered(last, market));
  const changed = await askAgain(last, market);
  await last.stop();
  const found = countIn(place, market);
  const unanswered = repeats.reduce((sum, { said }) => sum + said, 0);
  const refused = repeats.flatMap((each) => each.refused);
  const how = `${market.answered.size} commands answered in ${times} kills, ${found.settlements} payments divided, ${unanswered} said again`;
  tell('faults-money-lost', found.lost, how);
  tell('faults-money-twice', found.twice, `${found.settlements} settlements of ${found.divided} payments`);
  tell(
    'faults-money-again',
    refused.length + changed,
    [...refused.slice(0, 3), `${changed} of ${ASKED_AGAIN} answers differ`].join('; '),
  );
  tell('faults-money-in-flight', Math.min(...inFlight), `at each kill: ${[...new Set(inFlight)].sort().join(', ')}`);
  const faults = [...(await breachesAt(place)), ...(await soundness(place))];
  tell('faults-money-sound', faults.length, faults.slice(0, 3).join('; ') || 'I1–I12, integrity, chain, references');
}

interface Repeats {
  said: number;
  refused: string[];
}

/** The marketplace does not know whether it was heard: it says the same again, and must be understood. */
async function repeatUnanswered(product: Product, market: Market): Promise<Repeats> {
  const again = [...market.underWay.values()];
  const wire = await wireOf(product);
  const refused: string[] = [];
  for (const command of again) {
    const { status, text } = await say(wire, market, command);
    if (status !== 200) refused.push(`${status} ${text.slice(0, 120)}`);
  }
  wire.close();
  return { said: again.length, refused };
}

async function oneLife(product: Product, market: Market): Promise<number> {
  market.ended = false;
  const wires = await Promise.all(Array.from({ length: WRITERS }, () => wireOf(product)));
  const working = wires.map((wire) => divide(wire, market));
  await sleep(LIFE_MS_MIN + Math.random() * LIFE_MS_MORE);
  const until = Date.now() + 5_000;
  while (market.underWay.size < IN_FLIGHT_MIN && Date.now() < until) await new Promise(setImmediate);
  const inFlight = market.underWay.size;
  market.ended = true;
  await product.kill();
  await Promise.all(working);
  return inFlight;
}

/** How many of the newest answers are not word for word what they were. */
async function askAgain(product: Product, { answered }: Market): Promise<number> {
  const wire = await wireOf(product);
  let changed = 0;
  for (const { command, reply } of [...answered.values()].slice(-ASKED_AGAIN)) {
    // A word of the provider carries its own id and is told apart by it: the second time it is known.
    if (command.path.endsWith('provider-events')) continue;
    const again = await wire.post(command.path, command.body, { 'idempotency-key': command.key });
    if (again.text !== reply.text || again.status !== reply.status) changed++;
  }
  wire.close();
  return changed;
}

/** Counted in the file itself, past everything of ours. */
function countIn(place: Place, { answered }: Market) {
  const db = new Sqlite(fileOf(place), { readonly: true });
  const times = db.prepare("select count(*) from journals where kind = 'settle' and hold_id = ?").pluck();
  const paid = db.prepare("select 1 from payment_instructions where id = ? and state = 'confirmed'").pluck();
  const number = (statement: string) => Number(db.prepare(statement).pluck().get());
  let lost = 0;
  for (const { command, reply } of answered.values()) {
    const { instructionId } = command.body as { instructionId?: string };
    const isThere = command.settles ? times.get(command.settles) === 1 : !instructionId || paid.get(instructionId);
    if (reply.status === 200 && !isThere) lost++;
  }
  const found = {
    lost,
    settlements: number("select count(*) from journals where kind = 'settle'"),
    divided: number("select count(*) from holds where state in ('settling', 'settled')"),
    twice: number(
      "select count(*) from (select 1 from journals where kind = 'settle' group by hold_id having count(*) > 1)",
    ),
  };
  db.close();
  return found;
}

async function breachesAt({ url }: Place): Promise<string[]> {
  const db = await openDatabase(url);
  const { breaches } = await lookAtAll(db, new Date());
  await db.close();
  return breaches.map(({ invariant, subject, detail }) => `${invariant} ${subject}: ${detail}`);
}
