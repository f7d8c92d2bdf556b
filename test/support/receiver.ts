import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** What a receiver got, as it came over the wire. */
export interface Received {
  id: string;
  headers: IncomingHttpHeaders;
  text: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}
/** A status, or silence. */
export type Answer = number | 'hang' | { status: number; headers?: Record<string, string>; body?: string };

export interface Receiver {
  url: string;
  got: Received[];
  /** Ids in the order of arrival, every try counted. */
  ids(): string[];
  /** Resolves once so many have come. */
  count(n: number): Promise<void>;
  close(): void;
}

/** A marketplace's server: a real one, on a free port of the loopback. */
export async function startReceiver(answer: (received: Received) => Answer = () => 204): Promise<Receiver> {
  const got: Received[] = [];
  const waiting: { n: number; done: () => void }[] = [];
  const server = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    const received = { id: String(req.headers['webhook-id']), headers: req.headers, text, body: JSON.parse(text) };
    got.push(received);
    for (const each of waiting) if (got.length >= each.n) each.done();
    const reply = answer(received);
    if (reply === 'hang') return;
    const { status, headers = {}, body = '' } = typeof reply === 'number' ? { status: reply } : reply;
    res.writeHead(status, headers).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  afterAll(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got,
    ids: () => got.map((each) => each.id),
    count: (n) => new Promise((done) => (got.length >= n ? done() : waiting.push({ n, done }))),
    close,
  };
}
