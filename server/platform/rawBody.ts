import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import { Refusal, type RefusalCode } from './refusal.ts';

/** A body that is bytes and no JSON: one file, sent as it is. */
export interface RawBody {
  /** For the document of the interface only: what a caller calls his bytes is not believed, the bytes are looked at. */
  types: readonly string[];
  bytesMax: number;
  /** What is said of more than that, and of nothing at all. */
  tooLarge: RefusalCode;
  empty: RefusalCode;
}

/** How long a refused caller may go on sending: closing at once would reset the answer on its way to him. */
const FAREWELL_MS = 1_000;

/**
 * Reads the body, and never holds more of it than is allowed: a length that says too much is refused before a byte is
 * read, and bytes are counted where none is said (ASVS 5.2.1). A caller who hangs up ends it with a refusal nobody hears.
 * @throws Refusal tooLarge, empty; unsupported-media-type where it comes compressed, since it could unpack to anything
 */
export async function readRaw(request: Request, { bytesMax, tooLarge, empty }: RawBody): Promise<Buffer> {
  const { 'content-encoding': packed = 'identity', 'content-length': said = '0' } = request.headers;
  const refuse = (code: RefusalCode) => {
    readAway(request);
    return new Refusal(code);
  };
  if (packed.toLowerCase() !== 'identity') throw refuse('unsupported-media-type');
  if (Number(said) > bytesMax) throw refuse(tooLarge);
  const bytes = await upTo(bytesMax, request);
  if (!bytes) throw refuse(tooLarge);
  if (bytes.length === 0) throw new Refusal(empty);
  return bytes;
}

/** Undefined: there is more. The stream is then left as it stands, since ending it would end the connection. */
async function upTo(bytesMax: number, request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > bytesMax) return undefined;
      parts.push(part);
    }
  } catch {
    throw new Refusal('malformed-json');
  }
  return Buffer.concat(parts);
}

/** Lets what is still sent fall to the ground, and hangs up on whoever does not stop. */
function readAway(request: Request): void {
  request.resume();
  request.res?.once('finish', () => {
    if (request.complete) return;
    const late = setTimeout(() => request.socket.destroy(), FAREWELL_MS);
    request.once('close', () => clearTimeout(late));
    request.once('end', () => clearTimeout(late));
  });
}
