import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Place } from './ground.ts';

const BUNDLE = fileURLToPath(new URL('../../build/server/main.mjs', import.meta.url));
const PATIENCE_MS = 60_000;

/** The product as people run it: the bundle, in a process of its own. */
export interface Product {
  port: number;
  pid: number;
  /** From the start of the process to the first 200 of `/readyz`, in milliseconds. */
  readyMs: number;
  /** Resident memory in MB. */
  residentMb(): number;
  /** As a machine that loses its power ends it. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function startProduct(
  place: Place,
  {
    env = {},
    through = [],
    with: words = [],
  }: { env?: Record<string, string>; through?: readonly string[]; with?: readonly string[] } = {},
): Promise<Product> {
  const settings = {
    PORT: '0',
    DATA_DIR: place.dataDir,
    DATABASE_URL: place.url,
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
  };
  const [program = process.execPath, ...args] = [...through, process.execPath, BUNDLE, ...words];
  const began = performance.now();
  const child = spawn(program, args, {
    env: { ...process.env, ...settings, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child);
  await untilReady(port);
  const readyMs = performance.now() - began;
  // What stands in between, such as strace, keeps signals to itself.
  const pid = through.length > 0 ? onlyChildOf(Number(child.pid)) : Number(child.pid);
  const ended = once(child, 'exit');
  const end = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    process.kill(pid, signal);
    await ended;
  };
  return { port, pid, readyMs, residentMb: () => residentMb(pid), kill: end('SIGKILL'), stop: end('SIGTERM') };
}

/** Said in the greeting; a server that ends before it has said so has said why on standard error. */
async function portOf(child: ChildProcess): Promise<number> {
  let told = '';
  const said = new Promise<number>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      told += chunk;
      const found = /is ready: \S+:(\d+)/.exec(told)?.[1];
      if (found) resolve(Number(found));
    });
  });
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`The server ended (${code}) before it was ready.`);
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`Not ready after ${PATIENCE_MS} ms.`)), PATIENCE_MS).unref();
  });
  gone.catch(() => {});
  return Promise.race([said, gone, late]);
}

async function untilReady(port: number): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    const status = await new Promise<number>((resolve) => {
      get({ host: '127.0.0.1', port, path: '/readyz', agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      }).on('error', () => resolve(0));
    });
    if (status === 200) return;
  }
  throw new Error('The server never said that it was ready.');
}

const onlyChildOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);

function residentMb(pid: number): number {
  const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  return (Number(pages) * 4_096) / 1_048_576;
}
