import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { signInAll } from '../bench/claim.ts';
import type { Group, Run } from '../support/bars.ts';
import { fill, freshPlace, type Place } from '../support/ground.ts';
import { startProduct } from '../support/product.ts';
import { Wire } from '../support/wire.ts';

const PARALLEL = 50;
const CASES = 4;
const bars = (engine: 'sqlite' | 'postgres') =>
  [
    {
      bar: 'faults-race-winners',
      sense: '<=',
      limit: 0,
      engine,
      what: 'cases not decided exactly once by fifty at the same time',
    },
    { bar: 'faults-race-messages', sense: '<=', limit: 0, engine, what: 'cases without exactly one message' },
  ] as const;

/** Fifty colleagues reject the same case in the same moment: one 200, 49 × 409, one message (security.md T14). */
export const race: Group = { bars: [...bars('sqlite'), ...bars('postgres')], measure: measureRace };

async function measureRace({ tell }: Run): Promise<void> {
  const place = await freshPlace();
  await fill(place, { reviews: 20, open: 20, people: 20 });
  const product = await startProduct(place);
  const cookies = await signInAll(product);
  const wires = await Promise.all(
    Array.from({ length: PARALLEL }, (_, n) => Wire.open(product.port, { cookie: cookies[n % cookies.length] ?? '' })),
  );
  const list = await wires[0]?.get(`/api/cases?${new URLSearchParams({ filter: '{"queue":"reviews"}' })}`);
  const cases = (JSON.parse(list?.text ?? '[]') as { id: string; version: number; subjectId: string }[]).slice(
    0,
    CASES,
  );
  const seen: string[] = [];
  for (const each of cases) seen.push(await statusesOf(wires, each));
  await product.stop();
  const counts = await Promise.all(cases.map(({ subjectId }) => messagesAbout(place, subjectId)));
  const fair = `200×1 409×${PARALLEL - 1}`;
  tell('faults-race-winners', seen.filter((text) => text !== fair).length, seen.join(', '));
  tell('faults-race-messages', counts.filter((n) => n !== 1).length, `messages of each case: ${counts.join(', ')}`);
}

async function statusesOf(wires: readonly Wire[], { id, version }: { id: string; version: number }): Promise<string> {
  const body = { outcome: 'reject', reasons: ['R02'], version };
  const answers = await Promise.all(
    wires.map((wire) => wire.post(`/api/cases/${id}/decision`, body, { 'idempotency-key': randomUUID() })),
  );
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, n]) => `${status}×${n}`)
    .join(' ');
}

async function messagesAbout({ url }: Place, subjectId: string): Promise<number> {
  const statement =
    "select count(*) as n from outbox_messages where subject_id = $1 and topic = 'review.rejected' and cancelled_at is null";
  if (url.startsWith('file:')) {
    const db = new Sqlite(url.replace(/^file:/, ''), { readonly: true });
    const n = db.prepare(statement.replace('$1', '?')).pluck().get(subjectId);
    db.close();
    return Number(n);
  }
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ n: string }>(statement, [subjectId]);
  await client.end();
  return Number(rows[0]?.n);
}
