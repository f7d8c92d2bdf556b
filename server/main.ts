import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { openDatabase } from '#db/open.ts';
import { closeThrottle } from './access/throttle.ts';
import { buildApp, furnish } from './app.ts';
import { prepareDatabase } from './backup/prepare.ts';
import { demoAccess, ensureDemo } from './demo/service.ts';
import { remindSimulator } from './escrow/provider.ts';
import { homeOf } from './files/home.ts';
import { greet } from './greeting.ts';
import { startSweeps } from './jobs/service.ts';
import { closeStreams } from './live/service.ts';
import { readClockOffset, systemClock } from './platform/clock.ts';
import { type Config, ConfigFault, loadEnvFile, readConfig } from './platform/config.ts';
import type { Context } from './platform/context.ts';
import { readHint } from './platform/hint.ts';
import { makeServer } from './platform/httpServer.ts';
import { makeLog } from './platform/log.ts';
import { agreeOnSecrets, secretsOf } from './platform/secrets.ts';
import { beSoleServer } from './platform/soleServer.ts';
import { makeSweeps } from './sweeps.ts';

const SHUTDOWN_MS_MAX = 8_000;
const ClockHint = z.object({ kind: z.literal('clock'), offset: z.number() });

/** Config → database → app → sweeps; closes in the reverse order. */
async function main(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env, process.argv.includes('--demo'));
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const log = makeLog(config.logLevel);
  const secrets = secretsOf(config);
  const hold = beSoleServer(config.databaseUrl, new Date());
  await prepareDatabase(config, new Date());
  const db = await openDatabase(config.databaseUrl, { migrate: true });
  const context: Context = { config, db, clock: systemClock(), log };
  await agreeOnSecrets(db, secrets);
  await homeOf(context);
  furnish();
  if (config.demo) await beginDemo(context);
  followClock(context, await readClockOffset(db));
  await remindSimulator(context);

  const sweeps = makeSweeps();
  const server = await listen(config, makeServer(buildApp(context, sweeps)));
  const running = startSweeps(context, sweeps);
  await greet(context, (server.address() as AddressInfo).port);

  const stop = once(async () => {
    log.info('stopping');
    closeStreams(context);
    await closeServer(server);
    await running.stop();
    await closeThrottle(context);
    await db.close();
    hold.release();
    process.exit(0);
  });
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
}

async function beginDemo(context: Context): Promise<void> {
  const access = demoAccess(context.config);
  context.config.demoPassword = access.password;
  context.config.demoApiKeys = access.keys;
  const started = Date.now();
  if (await ensureDemo(context, access)) context.log.info({ ms: Date.now() - started }, 'demo data made');
}

/** Every process on this database follows when one of them moves the demo's clock. */
function followClock({ clock, db }: Context, offsetMs: number): void {
  clock.setOffset(offsetMs);
  db.onHint((message) => {
    const hint = readHint(ClockHint, message);
    if (hint && hint.offset > clock.offsetMs) clock.setOffset(hint.offset);
  });
}

async function listen(config: Config, server: Server): Promise<Server> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new ConfigFault(`PORT: ${config.port} is in use by another program; set PORT to a free one, or 0.`)
          : error,
      );
    });
    server.listen(config.port, config.host, resolve);
  });
  return server;
}

/** Lets what runs finish; idle connections that a browser keeps open would hold us up for minutes. */
async function closeServer(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS_MAX);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
  clearTimeout(late);
}

function once(work: () => Promise<void>): () => void {
  let begun = false;
  return () => {
    if (begun) return;
    begun = true;
    void work();
  };
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigFault
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`Trustdesk did not start.\n${text}\n`);
  process.exit(1);
});
