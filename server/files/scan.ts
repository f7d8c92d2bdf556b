import { connect, type Socket } from 'node:net';
import type { ScanState } from '#db/words.ts';
import type { Context } from '../platform/context.ts';

const TIMEOUT_MS = 20_000;
const CHUNK_BYTES = 65_536;
const LENGTH_BYTES = 4;
/** clamd answers with one short line. */
const ANSWER_LETTERS_MAX = 1_000;

export interface Scanned {
  state: ScanState;
  /** The name of what was found, or why nobody looked; for the log. */
  detail: string;
}

/**
 * Asks clamd whether it finds harmful content (INSTREAM of clamd(8): chunks with their lengths before them, a length of
 * zero at the end). Where it is not set up, does not answer in time or will not look, the state says so and the person
 * who decides sees it: nothing is ever called clean that nobody looked at (ASVS 5.4.3). Never throws.
 * @param clamd path of its socket or host:port; empty where there is none
 */
export async function scan(clamd: string, bytes: Buffer, timeoutMs = TIMEOUT_MS): Promise<Scanned> {
  if (!clamd) return { state: 'not-scanned', detail: 'not set up' };
  try {
    return meaningOf(await ask(connectTo(clamd), bytes, timeoutMs));
  } catch (error) {
    return { state: 'not-scanned', detail: (error as Error).message };
  }
}

/** The same by the settings of this process; what was found, or why nobody looked, goes to the log. */
export async function scanBytes({ config, log }: Pick<Context, 'config' | 'log'>, bytes: Buffer): Promise<ScanState> {
  const { clamd } = config.documents;
  const { state, detail } = await scan(clamd, bytes);
  if (clamd && state !== 'clean') log.warn({ state, detail }, 'clamd did not call a file clean');
  return state;
}

function connectTo(clamd: string): Socket {
  if (clamd.startsWith('/')) return connect(clamd);
  const colon = clamd.lastIndexOf(':');
  return connect(Number(clamd.slice(colon + 1)), clamd.slice(0, colon));
}

function ask(socket: Socket, bytes: Buffer, timeoutMs: number): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    // Over all of it: a daemon that sends a byte a second has not answered either.
    const late = setTimeout(() => socket.destroy(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => sendAll(socket, bytes));
    socket.on('data', (text: string) => {
      answer = (answer + text).slice(0, ANSWER_LETTERS_MAX);
      if (answer.includes('\0')) socket.end();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(late);
      resolve(answer);
    });
  });
}

function sendAll(socket: Socket, bytes: Buffer): void {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES);
    socket.write(lengthOf(chunk.length));
    socket.write(chunk);
  }
  socket.write(lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes);
  return length;
}

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`, or a complaint such as a size limit. Half an answer is none. */
function meaningOf(answer: string): Scanned {
  const line = answer.endsWith('\0') ? answer.slice(0, -1) : '';
  if (line === 'stream: OK') return { state: 'clean', detail: '' };
  const found = /^stream: (.+) FOUND$/.exec(line)?.[1];
  return found ? { state: 'infected', detail: found } : { state: 'not-scanned', detail: line || 'no answer' };
}
