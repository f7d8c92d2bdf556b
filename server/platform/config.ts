import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { PAYMENT_PROVIDERS, type PaymentProviderName } from '#db/words.ts';
import { type DocumentConfig, documentSettings, documentsOf, s3Lacks } from './documentSettings.ts';
import { flag, wants, whole, YES_OR_NO } from './setting.ts';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** Every setting, each with what it wants. Nothing else reads the environment, except `db/kit.ts` the dialect. */
const Settings = z.object({
  /** Where we listen; 0 takes any free port. */
  PORT: wants('a whole number from 0 to 65535', whole(0, 65_535).default(3000)),
  /** 127.0.0.1 is reached from this machine only. */
  HOST: wants('an address of this machine, such as 127.0.0.1 or 0.0.0.0', z.string().min(1).default('127.0.0.1')),
  /** Database, secrets, backups and documents live below it. */
  DATA_DIR: wants('the path of a folder', z.string().min(1).default('data')),
  /** Empty: SQLite in DATA_DIR. `postgres://…`: PostgreSQL. */
  DATABASE_URL: wants(
    'postgres://… for PostgreSQL, file:… for a SQLite file, or nothing for SQLite in DATA_DIR',
    z.union([z.literal(''), z.string().regex(/^(postgres(ql)?:\/\/|file:)/)]).default(''),
  ),
  /** The address that people type; links and the origin check use it. */
  PUBLIC_URL: wants(
    'the address that people type, beginning with https:// or http://, or nothing',
    z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  ),
  /** How many proxies in front may be believed about the caller's address. */
  TRUST_PROXY: wants('a whole number from 0 to 10', whole(0, 10).default(0)),
  LOG_LEVEL: wants(`one of ${LEVELS.join(', ')}`, z.enum(LEVELS).default('info')),
  /** Where signed heads of the audit chain are appended, outside DATA_DIR. */
  CHECKPOINT_FILE: wants('the path of a file', z.string().default('')),
  /** Lets webhooks reach this machine and plain http: demos and tests only. */
  WEBHOOKS_ALLOW_LOCAL: wants(YES_OR_NO, flag.default(false)),
  /** Who carries payments out: the marketplace itself, a simulator inside this process, or Stripe. */
  PAYMENT_PROVIDER: wants(`one of ${PAYMENT_PROVIDERS.join(', ')}`, z.enum(PAYMENT_PROVIDERS).default('platform')),
  STRIPE_SECRET_KEY: wants(
    'a key of Stripe that begins with sk_ or rk_',
    z
      .string()
      .regex(/^([sr]k_\w+)?$/)
      .default(''),
  ),
  STRIPE_WEBHOOK_SECRET: wants(
    'a signing secret of Stripe that begins with whsec_, or two with a comma between them',
    z
      .string()
      .regex(/^(whsec_\w+(,whsec_\w+)?)?$/)
      .default(''),
  ),
  ...documentSettings,
  METRICS: wants(YES_OR_NO, flag.default(false)),
  DEMO_PASSWORD: wants('a text', z.string().default('')),
  DEMO_API_KEY_QJOB: wants('a text', z.string().default('')),
  DEMO_API_KEY_IZI: wants('a text', z.string().default('')),
});
type Setting = keyof typeof Settings.shape;
/** What these hold ends in no log, not even where it does not fit. */
const SECRET = /^(STRIPE_|S3_(ACCESS|SECRET)_)/;

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
  paymentProvider: PaymentProviderName;
  stripe: { secretKey: string; webhookSecrets: readonly string[] };
  documents: DocumentConfig;
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
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0]) as Setting));
    throw new ConfigFault([...names].map((name) => complaint(name, given[name])).join('\n'));
  }
  const set = parsed.data;
  if (set.PAYMENT_PROVIDER === 'stripe' && !(set.STRIPE_SECRET_KEY && set.STRIPE_WEBHOOK_SECRET))
    throw new ConfigFault(
      'PAYMENT_PROVIDER: got "stripe", wants STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET beside it.',
    );
  const lacking = s3Lacks(set);
  if (lacking) throw new ConfigFault(`DOCUMENT_STORE: got "s3", wants ${lacking} beside it.`);
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
    paymentProvider: demo ? 'simulator' : set.PAYMENT_PROVIDER,
    stripe: { secretKey: set.STRIPE_SECRET_KEY, webhookSecrets: set.STRIPE_WEBHOOK_SECRET.split(',').filter(Boolean) },
    documents: documentsOf(set, dataDir, demo),
    demo,
    demoPassword: set.DEMO_PASSWORD,
    demoApiKeys: { qjob: set.DEMO_API_KEY_QJOB, izi: set.DEMO_API_KEY_IZI },
    version: '0.1.0',
  };
}

/** Without the password that an address may carry: this line ends in logs. */
function complaint(name: Setting, got: string | undefined): string {
  if (SECRET.test(name))
    return `${name}: got ${got ? 'something else' : 'nothing'}, wants ${Settings.shape[name].description}.`;
  const shown = JSON.stringify(got?.replace(/\/\/[^/]*@/, '//…@'));
  return `${name}: got ${shown}, wants ${Settings.shape[name].description}.`;
}

/** Values already in the environment win over the file, as everywhere else. */
export function loadEnvFile(file = '.env'): void {
  if (existsSync(file)) process.loadEnvFile(file);
}
