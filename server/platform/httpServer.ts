import { createServer, type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { newId } from './ids.ts';
import { bodyOf, Refusal, type RefusalCode } from './refusal.ts';

const HEADERS_MS_MAX = 10_000;
const REQUEST_MS_MAX = 30_000;
/** Node looks for slow callers every 30 s, which would give them three times what is meant. */
const CHECKED_EVERY_MS = 2_000;
const CONNECTIONS_MAX = 1_000;
/** React-admin puts filters into the address line; a thousand ids need more than Node’s 16 kB (research/ux.md A3). */
const HEADER_BYTES_MAX = 64 * 1024;
/** Longer than load balancers keep their side open (60 s mostly): they would send a request into a closed connection. */
const KEPT_ALIVE_MS = 75_000;
/** How long what a refused caller still sends is read away: closing at once would reset the answer on its way. */
const FAREWELL_MS = 1_000;

/** The server with our limits, and our words where Node refuses a request before there is one. */
export function makeServer(app: RequestListener): Server {
  const server = createServer({ maxHeaderSize: HEADER_BYTES_MAX, connectionsCheckingInterval: CHECKED_EVERY_MS }, app);
  server.headersTimeout = HEADERS_MS_MAX;
  server.requestTimeout = REQUEST_MS_MAX;
  server.keepAliveTimeout = KEPT_ALIVE_MS;
  server.maxConnections = CONNECTIONS_MAX;
  const answering = new WeakMap<Duplex, ServerResponse>();
  server.on('request', ({ socket }, res) => void answering.set(socket, res));
  const refused = new WeakSet<Duplex>();
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // What is sent after the refusal fails again, and is not refused again.
    if (refused.has(socket)) return;
    refused.add(socket);
    const underWay = answering.get(socket)?.writableFinished === false;
    if (error.code === 'ECONNRESET' || !socket.writable || underWay) return void socket.destroy();
    farewell(socket, answerTo(error.code ?? ''));
  });
  return server;
}

/** What fails before a route is found, by Node's own names, which are not passed on. */
const REFUSED: Record<string, RefusalCode> = {
  HPE_HEADER_OVERFLOW: 'url-too-long',
  HPE_INVALID_URL: 'malformed-url',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body-too-large',
};

/** Whoever speaks no HTTP reads no JSON either: he gets the status alone. */
function answerTo(fault: string): string {
  const code = REFUSED[fault];
  if (!code) return head(fault === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400, ['Content-Length: 0']);
  const refusal = new Refusal(code);
  const requestId = newId();
  const body = JSON.stringify(bodyOf(refusal, requestId));
  const about = [
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
  ];
  return head(refusal.status, about) + body;
}

const head = (status: number, about: readonly string[]): string =>
  [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    ...about,
    '\r\n',
  ].join('\r\n');

function farewell(socket: Duplex, answer: string): void {
  const late = setTimeout(() => socket.destroy(), FAREWELL_MS);
  socket.once('close', () => clearTimeout(late));
  socket.once('end', () => socket.destroy());
  socket.on('error', () => {});
  socket.end(answer);
  socket.resume();
}
