import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Asked, askedOf, type Engine, type Group, lineOf, type Measured, runGroup } from './bars.ts';
import { dropGround } from './ground.ts';
import { startPostgres } from './postgres.mjs';

/**
 * Runs the groups engine by engine. The schema takes its dialect from DATABASE_URL while modules load, so what is
 * measured on PostgreSQL runs in a second process of the same program, on a durable server of our own.
 */
export async function measureAll(program: string, groups: readonly Group[]): Promise<void> {
  const asked = askedOf(process.argv.slice(2));
  let short = false;
  const out = (line: Measured) => {
    short ||= line.ok === false;
    process.stdout.write(`${asked.json ? JSON.stringify(line) : lineOf(line)}\n`);
  };
  try {
    for (const engine of ['none', 'sqlite'] as const) {
      if (!asked.engine || asked.engine === engine) await runEngine(groups, asked, engine, out);
    }
    if (asked.engine === 'postgres') await runEngine(groups, asked, 'postgres', out);
    if (!asked.engine && wanted(groups, asked)) await beside(program, groups, asked, out);
  } finally {
    await dropGround();
  }
  process.exitCode = short ? 1 : 0;
}

async function runEngine(groups: readonly Group[], asked: Asked, engine: Engine, out: (line: Measured) => void) {
  for (const group of groups) await runGroup(group, asked, engine, out);
}

const wanted = (groups: readonly Group[], { only }: Asked): boolean =>
  groups.some(({ bars }) => bars.some(({ bar, engine }) => engine === 'postgres' && bar.startsWith(only)));

async function beside(program: string, groups: readonly Group[], asked: Asked, out: (line: Measured) => void) {
  const server = await startPostgres({ durable: true }).catch((error: Error) => error);
  if (server instanceof Error) {
    const not = `PostgreSQL cannot be started: ${server.message}`;
    for (const { bars } of groups) await runGroup({ bars, measure: { not } }, asked, 'postgres', out);
    return;
  }
  try {
    const args = ['--import', 'tsx', program, '--as-built', '--json', '--engine', 'postgres', '--only', asked.only];
    const env = { ...process.env, DATABASE_URL: server.url };
    const child = spawn(process.execPath, asked.full ? [...args, '--full'] : args, {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) out(JSON.parse(line) as Measured);
  } finally {
    await server.stop();
  }
}
