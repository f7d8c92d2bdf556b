import { type ClientRequest, type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { Webhook as Signer } from 'standardwebhooks';
import { AddressRefused, checkAddress, guardedLookup } from './address.ts';
import type { Reply } from './rules.ts';

/** From the name's resolution to the status line, all in all. */
export const TIMEOUT_MS = 15_000;
const REPLY_BYTES_MAX = 64 * 1024;

interface Parcel {
  url: string;
  messageId: string;
  payload: string;
  /** Two while one is being replaced: the receiver may hold either. */
  secrets: readonly string[];
  /** Wall time: the receiver refuses what is more than five minutes off. */
  at: Date;
  allowLocal: boolean;
  agent: string;
  timeoutMs?: number;
  stop?: AbortSignal;
}

/** The three headers of Standard Webhooks. The id stays the same on every try, so the receiver can tell a repetition. */
export function signedHeaders({
  messageId,
  payload,
  secrets,
  at,
}: Pick<Parcel, 'messageId' | 'payload' | 'secrets' | 'at'>): Record<string, string> {
  return {
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Signer(secret).sign(messageId, at, payload)).join(' '),
  };
}

/** One try. Never throws: what went wrong is a reply too. Redirects are not followed, and of the reply only the status and `Retry-After` count. */
export async function post(parcel: Parcel): Promise<Reply> {
  try {
    const url = checkAddress(parcel.url, parcel.allowLocal);
    return await send(url, parcel);
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

function send(url: URL, parcel: Parcel): Promise<Reply> {
  const patience = AbortSignal.timeout(parcel.timeoutMs ?? TIMEOUT_MS);
  const signal = parcel.stop ? AbortSignal.any([patience, parcel.stop]) : patience;
  const body = Buffer.from(parcel.payload);
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    'user-agent': parcel.agent,
    connection: 'close',
    ...signedHeaders(parcel),
  };
  return new Promise((resolve, reject) => {
    // Without an agent there is no shared socket that could have been opened to an address checked for somebody else.
    const options = {
      method: 'POST',
      headers,
      signal,
      agent: false,
      lookup: guardedLookup(parcel.allowLocal),
      maxHeaderSize: 16_384,
    };
    const sent: ClientRequest = url.protocol === 'https:' ? secure(url, options) : plain(url, options);
    sent.on('error', (error) => reject(patience.aborted ? new Error('timeout') : error));
    sent.on('response', (reply) => {
      const retryAfter = reply.headers['retry-after'];
      resolve({ status: reply.statusCode ?? 0, ...(retryAfter !== undefined && { retryAfter }) });
      readAway(reply);
    });
    sent.end(body);
  });
}

/** Reads the rest so that the receiver can finish, up to a limit, and keeps none of it. */
function readAway(reply: IncomingMessage): void {
  let bytes = 0;
  reply.on('error', () => {});
  reply.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > REPLY_BYTES_MAX) reply.destroy();
  });
}

function faultOf(error: unknown): string {
  if (error instanceof AddressRefused) return error.code;
  const { message, code } = error as { message: string; code?: string };
  return message === 'timeout' ? 'timeout' : `network-${(code ?? 'failed').toLowerCase().replaceAll('_', '-')}`;
}
