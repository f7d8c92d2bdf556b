import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/**
 * Stands between the product and its database and holds each packet up, so that a loopback feels like a network.
 * A process of its own, so that its work is not the client's. `delayProxy.ts HOST PORT MS` prints its port.
 */
const [host = '', port = '', ms = ''] = process.argv.slice(2);
const half = Number(ms) / 2;
/** Timers of Node's count whole milliseconds; half of one needs a clock that is looked at, and a nap in between. */
const NAP_MS = 0.1;
const alarm = new Int32Array(new SharedArrayBuffer(4));
const held: { at: number; to: Socket; chunk: Buffer }[] = [];
let looking = false;

function look(): void {
  const now = performance.now();
  while (held[0] && held[0].at <= now) {
    const { to, chunk } = held.shift() as (typeof held)[number];
    if (!to.destroyed) to.write(chunk);
  }
  looking = held.length > 0;
  if (!looking) return;
  Atomics.wait(alarm, 0, 0, NAP_MS);
  setImmediate(look);
}

function pass(from: Socket, to: Socket): void {
  from.setNoDelay(true);
  from.on('data', (chunk) => {
    held.push({ at: performance.now() + half, to, chunk });
    if (!looking) look();
  });
  from.on('close', () => to.destroy());
  from.on('error', () => to.destroy());
}

const server = createServer((near) => {
  const far = connect({ host, port: Number(port) });
  pass(near, far);
  pass(far, near);
}).listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
