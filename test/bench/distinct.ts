import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Group, Run } from '../support/bars.ts';
import { fill, freshPlace, MODERATORS } from '../support/ground.ts';
import { type Product, startProduct } from '../support/product.ts';

const CASES = 2_000;
const ASKED_EACH = 500;
const bar = {
  bar: 'claim-distinct',
  sense: '>=',
  limit: CASES,
  what: 'distinct cases in the hands of 8 client processes',
} as const;

/** Eight client processes ask 500 times each for the next of 2,000 cases: one server on SQLite, two on PostgreSQL. */
export const distinct: Group = {
  bars: [
    { ...bar, engine: 'sqlite' },
    { ...bar, engine: 'postgres' },
  ],
  measure: measureDistinct,
};

async function measureDistinct({ engine, tell }: Run): Promise<void> {
  const place = await freshPlace();
  await fill(place, { reviews: CASES, open: CASES, people: 200 });
  const servers: Product[] = [];
  for (let n = 0; n < (engine === 'postgres' ? 2 : 1); n++) servers.push(await startProduct(place));
  const began = performance.now();
  const answers = await Promise.all(
    Array.from({ length: MODERATORS }, (_, n) => askAway(servers[n % servers.length] as Product, n)),
  );
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(servers.map((server) => server.stop()));
  const ids = answers.flatMap((answer) => answer.ids);
  const others = answers.map((answer) => JSON.stringify(answer.others)).join(' ');
  const twice = ids.length - new Set(ids).size;
  const how = `${ids.length} claims, ${twice} of them a second time, ${servers.length} server(s), ${seconds.toFixed(1)} s with starting; other answers ${others}`;
  tell('claim-distinct', twice > 0 ? -twice : new Set(ids).size, how);
}

async function askAway({ port }: Product, n: number): Promise<{ ids: string[]; others: Record<string, number> }> {
  const file = fileURLToPath(new URL('./claimer.ts', import.meta.url));
  // Colleagues come one after the other: the product hashes only so many passwords at a time.
  await new Promise((resolve) => setTimeout(resolve, n * 150));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', file, String(port), `moderator${n}@staff.example`, String(ASKED_EACH)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let told = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) told += chunk;
  return JSON.parse(told);
}
