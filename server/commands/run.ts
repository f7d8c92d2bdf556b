import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { openDatabase } from '#db/open.ts';
import { prepareDatabase } from '../backup/prepare.ts';
import { makeProgress, type Progress, silent } from '../import/progress.ts';
import type { CliActor } from '../platform/actor.ts';
import { readClockOffset, systemClock } from '../platform/clock.ts';
import { loadEnvFile, readConfig } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import { makeLog } from '../platform/log.ts';
import { agreeOnSecrets, secretsOf } from '../platform/secrets.ts';
import { beSoleServer } from '../platform/soleServer.ts';

/** Options that every command takes. */
export interface Common {
  json?: boolean;
  demo?: boolean;
  progress?: boolean;
}

/** Whoever sits at the terminal, for the trail; without an account, as in some containers, by number. */
export function cliActor(): CliActor {
  try {
    return { kind: 'cli', id: `cli:${userInfo().username}` };
  } catch {
    return { kind: 'cli', id: `cli:${process.getuid?.() ?? 'unknown'}` };
  }
}

/** npm runs us in the folder of the package; a path is meant from where the person stands. */
export const pathFrom = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

/** Config, clock and log, and nothing that touches the database. */
export function makeTools({ demo = false }: Common): Omit<Context, 'db'> {
  loadEnvFile();
  const config = readConfig(process.env, demo);
  // Standard error is for progress; what the log of a server says of every request is not for a terminal.
  return { config, clock: systemClock(), log: makeLog(process.env.LOG_LEVEL ? config.logLevel : 'error') };
}

/** Runs `work` over the installation's own database, migrated as a start of the server would, and closes it. */
export async function withContext<T>(
  options: Common,
  work: (context: Context, actor: CliActor) => Promise<T>,
): Promise<T> {
  const tools = makeTools(options);
  mkdirSync(tools.config.dataDir, { recursive: true, mode: 0o700 });
  const secrets = secretsOf(tools.config);
  const copied = await prepareDatabase(tools.config, tools.clock.wall());
  // A running server of the older version must not find another schema under its feet.
  const hold = copied ? beSoleServer(tools.config.databaseUrl, tools.clock.wall()) : undefined;
  const db = await openDatabase(tools.config.databaseUrl, { migrate: true }).finally(() => hold?.release());
  try {
    await agreeOnSecrets(db, secrets);
    tools.clock.setOffset(await readClockOffset(db));
    return await work({ ...tools, db }, cliActor());
  } finally {
    await db.close();
  }
}

export const progressOf = ({ progress }: Common): Progress =>
  progress || process.stderr.isTTY ? makeProgress(process.stderr, () => performance.now()) : silent;

/** The one thing a command prints on standard output: lines for a person, or one JSON. */
export function say({ json = false }: Common, value: unknown, lines: readonly string[]): void {
  process.stdout.write(`${json ? JSON.stringify(value) : lines.join('\n')}\n`);
}
