import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false', '']).transform((word) => word === '1' || word === 'true');
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** Every setting, each with what it wants. Nothing else reads the environment, except `db/kit.ts` the dialect. */
const Settings = z.object({
  /** Where we listen; 0 takes any free port. */
  PORT: whole(0, 65_535).default(3000),
  /** 127.0.0.1 is reached from this machine only. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Database, secrets, backups and documents live below it. */
  DATA_DIR: z.string().min(1).default('data'),
  /** Empty: SQLite in DATA_DIR. `postgres://…`: PostgreSQL. */
  DATABASE_URL: z.union([z.literal(''), z.string().regex(/^(postgres(ql)?:\/\/|file:)/)]).default(''),
  /** The address that people type; links and the origin check use it. */
  PUBLIC_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  /** How many proxies in front may be believed about the caller's address. */
  TRUST_PROXY: whole(0, 10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Where signed heads of the audit chain are appended, outside DATA_DIR. */
  CHECKPOINT_FILE: z.string().default(''),
  /** Lets webhooks reach this machine and plain http: demos and tests only. */
  WEBHOOKS_ALLOW_LOCAL: flag.default(false),
  METRICS: flag.default(false),
  DEMO_PASSWORD: z.string().default(''),
  DEMO_API_KEY_QJOB: z.string().default(''),
  DEMO_API_KEY_IZI: z.string().default(''),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string;
  publicUrl: string;
  trustProxy: number;
  logLevel: string;
  checkpointFile: string;
  webhooksAllowLocal: boolean;
  metrics: boolean;
  demo: boolean;
  demoPassword: string;
  demoApiKeys: { qjob: string; izi: string };
  version: string;
}

/** A setting we cannot use: names the variable, what it got and what it wants. */
export class ConfigFault extends Error {
  override name = 'ConfigFault';
}

/**
 * Reads `.env` beside the working directory, then the environment.
 * @throws ConfigFault with one line for each variable that does not fit.
 */
export function readConfig(env: NodeJS.ProcessEnv, demo = false): Config {
  const given = Object.fromEntries(
    Object.keys(Settings.shape).flatMap((key) => (env[key] === undefined ? [] : [[key, env[key]]])),
  );
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(
      (issue) => `${issue.path.join('.')}: got ${JSON.stringify(given[String(issue.path[0])])}, ${issue.message}`,
    );
    throw new ConfigFault(lines.join('\n'));
  }
  const set = parsed.data;
  const dataDir = resolve(set.DATA_DIR, demo ? 'demo' : '.');
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir,
    databaseUrl: set.DATABASE_URL || `file:${join(dataDir, 'trustdesk.db')}`,
    publicUrl: set.PUBLIC_URL.replace(/\/$/, ''),
    trustProxy: set.TRUST_PROXY,
    logLevel: set.LOG_LEVEL,
    checkpointFile: set.CHECKPOINT_FILE && resolve(set.CHECKPOINT_FILE),
    webhooksAllowLocal: set.WEBHOOKS_ALLOW_LOCAL || demo,
    metrics: set.METRICS,
    demo,
    demoPassword: set.DEMO_PASSWORD,
    demoApiKeys: { qjob: set.DEMO_API_KEY_QJOB, izi: set.DEMO_API_KEY_IZI },
    version: '0.1.0',
  };
}

/** Values already in the environment win over the file, as everywhere else. */
export function loadEnvFile(file = '.env'): void {
  if (existsSync(file)) process.loadEnvFile(file);
}
