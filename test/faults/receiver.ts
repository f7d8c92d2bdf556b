import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A marketplace's server in a process of its own: writes the id of each message into a file before it says 204, so
 * that neither a kill of ours nor one of its sender's loses what it has acknowledged. `receiver.ts FILE`
 */
const file = String(process.argv[2]);
const server = createServer(async (req, res) => {
  let text = '';
  for await (const chunk of req) text += chunk;
  const { type, data } = JSON.parse(text) as { type: string; data: { id?: string } };
  appendFileSync(file, `${JSON.stringify({ id: req.headers['webhook-id'], type, about: data.id ?? null })}\n`);
  res.writeHead(204).end();
}).listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
