import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { decide, signInAll, wiresOf } from '../bench/claim.ts';
import type { Group, Run } from '../support/bars.ts';
import { fill, freshPlace, type Place } from '../support/ground.ts';
import { startProduct } from '../support/product.ts';
import type { Reply, Wire } from '../support/wire.ts';
import { soundness } from './soundness.ts';

const KILLS = { short: 20, full: 100 };
/** RULINGS 32: a kill that hits an idle server shows nothing. */
const IN_FLIGHT_MIN = 5;
/** Long enough for the eight to be at full speed. */
const LIFE_MS_MIN = 700;
const LIFE_MS_MORE = 800;
const sqlite = { engine: 'sqlite' } as const;

/** security.md E1: kill −9 under eight writers. */
export const kills: Group = {
  bars: [
    { bar: 'faults-kill-lost', sense: '<=', limit: 0, ...sqlite, what: 'acknowledged decisions lost' },
    {
      bar: 'faults-kill-twice',
      sense: '<=',
      limit: 0,
      ...sqlite,
      what: 'decisions more than one for a case, or without their audit entry',
    },
    {
      bar: 'faults-kill-in-flight',
      sense: '>=',
      limit: IN_FLIGHT_MIN,
      ...sqlite,
      what: 'writes under way at the quietest kill',
    },
    { bar: 'faults-kill-sound', sense: '<=', limit: 0, ...sqlite, what: 'faults of file and chain' },
    { bar: 'faults-kill-ready', sense: '<=', limit: 2_000, ...sqlite, what: 'ms to be ready again, the slowest' },
  ],
  measure: measureKills,
};

interface Load {
  /** Case → decision that the server said was made. */
  acknowledged: Map<string, string>;
  /** Decisions sent and not answered yet. */
  under: Map<string, { key: string; wire: number }>;
  ended: boolean;
}

async function measureKills({ tell, full }: Run): Promise<void> {
  const place = await freshPlace();
  const times = full ? KILLS.full : KILLS.short;
  await fill(place, { reviews: 40_000, open: 40_000, people: 400 });
  const cookies = await sessionsAt(place);
  const [inFlight, ready]: [number[], number[]] = [[], []];
  const acknowledged = new Map<string, string>();
  let unanswered = 0;
  for (let kill = 0; kill < times; kill++) {
    const life = await oneLife(place, cookies, acknowledged);
    inFlight.push(life.inFlight);
    ready.push(life.readyMs);
    unanswered += life.inFlight;
  }
  const last = await startProduct(place);
  ready.push(last.readyMs);
  await sleep(2_000);
  await last.stop();
  const found = countIn(place, acknowledged);
  tell(
    'faults-kill-lost',
    found.lost,
    `${acknowledged.size} acknowledged in ${times} kills, ${found.decisions} found, ${unanswered} unanswered of which ${found.decisions - acknowledged.size + found.lost} are there`,
  );
  tell(
    'faults-kill-twice',
    found.twice + found.untraced,
    `${found.twice} cases decided twice, ${found.untraced} decisions without exactly one audit entry`,
  );
  tell(
    'faults-kill-in-flight',
    Math.min(...inFlight),
    `writes under way at each kill: ${[...new Set(inFlight)].sort((a, b) => a - b).join(', ')}`,
  );
  const faults = await soundness(place);
  tell(
    'faults-kill-sound',
    faults.length,
    faults.length > 0 ? faults.join('; ') : 'integrity ok, chain verified, no row pointing nowhere',
  );
  tell('faults-kill-ready', Math.max(...ready), `ms, the slowest of ${ready.length} starts`);
}

/** Signed in once: sessions outlive every kill. */
async function sessionsAt(place: Place): Promise<string[]> {
  const product = await startProduct(place);
  const cookies = await signInAll(product);
  await product.stop();
  return cookies;
}

async function oneLife(
  place: Place,
  cookies: readonly string[],
  acknowledged: Map<string, string>,
): Promise<{ inFlight: number; readyMs: number }> {
  const product = await startProduct(place);
  const wires = await wiresOf(product, cookies);
  const load: Load = { acknowledged, under: new Map(), ended: false };
  const working = wires.map((wire, n) => work(wire, n, load));
  await sleep(LIFE_MS_MIN + Math.random() * LIFE_MS_MORE);
  const until = Date.now() + 5_000;
  while (load.under.size < IN_FLIGHT_MIN && Date.now() < until) await new Promise(setImmediate);
  const inFlight = load.under.size;
  const killed = product.kill();
  load.ended = true;
  await killed;
  await Promise.all(working);
  return { inFlight, readyMs: product.readyMs };
}

/** Takes cases one after the other; each decision is open until its answer is here. */
async function work(wire: Wire, n: number, load: Load): Promise<void> {
  try {
    while (!load.ended) {
      const next = await wire.post('/api/queues/reviews/next', {});
      if (next.status !== 200) continue;
      const { id, version } = JSON.parse(next.text) as { id: string; version: number };
      const key = randomUUID();
      load.under.set(id, { key, wire: n });
      const answer: Reply = await decide(wire, id, version, false, key);
      load.under.delete(id);
      if (answer.status === 200) load.acknowledged.set(id, String(JSON.parse(answer.text).decision.id));
    }
  } catch {
    // The server is dead: what was under way stays under way.
  } finally {
    wire.close();
  }
}

/** Counted in the file itself, past everything of ours. */
function countIn({ url }: Place, acknowledged: ReadonlyMap<string, string>) {
  const db = new Sqlite(url.replace(/^file:/, ''), { readonly: true });
  const has = db.prepare('select 1 from decisions where id = ? and case_id = ?').pluck();
  const number = (statement: string) => Number(db.prepare(statement).pluck().get());
  const lost = [...acknowledged].filter(([caseId, id]) => has.get(id, caseId) === undefined).length;
  const found = {
    lost,
    decisions: number('select count(*) from decisions'),
    twice: number('select count(*) from (select case_id from decisions group by case_id having count(*) > 1)'),
    untraced: number(`select count(*) from decisions d where 1 <> (select count(*) from audit_entries e
      where e.subject_id = d.subject_id and e.action = 'decision.made' and json_extract(e.detail, '$.decisionId') = d.id)`),
  };
  db.close();
  return found;
}
