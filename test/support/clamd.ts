import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** In two parts, or every scanner would take this file for what it speaks of (eicar.org). */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

/** `obeys` the protocol, is silent, hangs up in the middle, or says half of what it found. */
export type Mood = 'obeys' | 'silent' | 'hangs-up' | 'half';

export interface Clamd {
  /** Where it listens. */
  address: string;
  mood: Mood;
  /** Sizes of the chunks of the last stream. */
  chunks: number[];
}

const COMMAND = 'zINSTREAM\0';
/** `StreamMaxLength` of clamd.conf(5), smaller. */
const STREAM_BYTES_MAX = 2_000_000;

/** A daemon that speaks INSTREAM and knows one virus. */
export async function startClamd(at: string | undefined = undefined): Promise<Clamd> {
  const clamd: Clamd = { address: '', mood: 'obeys', chunks: [] };
  const server = createServer((socket) => void hear(clamd, socket).catch(() => socket.destroy()));
  const open = new Set<Socket>();
  server.on('connection', (socket) => open.add(socket));
  at ? server.listen(at) : server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  clamd.address = at ?? (typeof bound === 'object' ? `127.0.0.1:${bound?.port}` : '');
  afterAll(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return clamd;
}

async function hear(clamd: Clamd, socket: Socket): Promise<void> {
  clamd.chunks = [];
  let held = Buffer.alloc(0);
  let stream = Buffer.alloc(0);
  let begun = false;
  for await (const part of socket) {
    if (clamd.mood === 'hangs-up') return void socket.destroy();
    held = Buffer.concat([held, part as Buffer]);
    if (!begun && held.length >= COMMAND.length) {
      if (held.subarray(0, COMMAND.length).toString() !== COMMAND) return say(socket, 'UNKNOWN COMMAND');
      held = held.subarray(COMMAND.length);
      begun = true;
    }
    for (let length = sizeOf(held); begun && length !== undefined; length = sizeOf(held)) {
      if (length === 0) return answer(clamd, socket, stream);
      clamd.chunks.push(length);
      stream = Buffer.concat([stream, held.subarray(4, 4 + length)]);
      held = held.subarray(4 + length);
      if (stream.length > STREAM_BYTES_MAX) return say(socket, 'INSTREAM size limit exceeded. ERROR');
    }
  }
}

/** Of the chunk at the front, once it is here whole. */
function sizeOf(held: Buffer): number | undefined {
  if (held.length < 4) return undefined;
  const length = held.readUInt32BE();
  return held.length >= 4 + length ? length : undefined;
}

function answer({ mood }: Clamd, socket: Socket, stream: Buffer): void {
  if (mood === 'silent') return;
  const verdict = stream.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
  if (mood === 'half') return void socket.end(verdict.slice(0, 12));
  say(socket, verdict);
}

const say = (socket: Socket, line: string): void => void socket.end(`${line}\0`);
