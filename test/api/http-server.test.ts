import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';

const server = await startServer();
const port = Number(new URL(server.origin).port);

/** What comes back over a connection of its own until the server closes it. */
async function speak(...parts: string[]): Promise<{ status: number; headers: string; body: string; whole: string }> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let whole = '';
  socket.on('data', (text: string) => {
    whole += text;
  });
  socket.on('error', () => {});
  for (const part of parts) socket.write(part);
  await once(socket, 'close');
  const last = whole.slice(whole.lastIndexOf('HTTP/1.1 '));
  const [headers = '', body = ''] = last.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1.1 (\d+)/.exec(last)?.[1]), headers, body, whole };
}
const ids = Array.from({ length: 40_000 }, () => crypto.randomUUID());
const HOST = 'Host: x\r\n';

describe('a request whose address or headers are too long', () => {
  test('is refused in our own words, and the connection is closed', async () => {
    const query = encodeURIComponent(JSON.stringify({ id: ids }));
    const { status, headers, body } = await speak(`GET /api/cases?filter=${query} HTTP/1.1\r\n${HOST}\r\n`);
    expect(status).toBe(431);
    expect(JSON.parse(body)).toEqual({ code: 'url-too-long', message: 'url-too-long', requestId: expect.any(String) });
    expect(headers).toMatch(/^content-type: application\/json; charset=utf-8$/im);
    expect(headers).toMatch(/^connection: close$/im);
    expect(headers).toMatch(/^cache-control: no-store$/im);
    expect(headers).toMatch(/^x-content-type-options: nosniff$/im);
    expect(headers + body).not.toContain(ids[0]);
  });
  test('is refused so to a browser too, which goes on sending while it is refused', async () => {
    const answer = await fetch(`${server.origin}/api/cases?filter=${encodeURIComponent(JSON.stringify({ id: ids }))}`);
    expect([answer.status, await answer.json()]).toMatchObject([431, { code: 'url-too-long' }]);
  });
  test('is refused for its headers alone', async () => {
    const { status, body } = await speak(`GET /healthz HTTP/1.1\r\n${HOST}X-Long: ${'x'.repeat(70_000)}\r\n\r\n`);
    expect([status, JSON.parse(body).code]).toEqual([431, 'url-too-long']);
  });
  test('a hundred ids are not too long', async () => {
    const query = encodeURIComponent(JSON.stringify({ id: ids.slice(0, 100) }));
    expect((await fetch(`${server.origin}/api/session?filter=${query}`)).status).toBe(401);
    const admin = await server.signIn('admin');
    expect((await admin.get(`/api/staff?filter=${query}${'&x=1'.repeat(4_000)}`)).status).not.toBe(431);
  });
});

describe('what is no request', () => {
  test('an address that is none is refused in our own words', async () => {
    const { status, headers, body } = await speak(`GET /a\u0001b HTTP/1.1\r\n${HOST}\r\n`);
    expect([status, JSON.parse(body).code]).toEqual([400, 'malformed-url']);
    expect(headers + body).not.toMatch(/HPE|llhttp|parse|node/i);
  });
  test.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['two lengths', `POST /api/session HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`],
    [
      'a length and chunks',
      `POST /api/session HTTP/1.1\r\n${HOST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
    ],
  ])('%s gets a status and not a word of us', async (_, text) => {
    const { status, headers, body } = await speak(text);
    expect([status, body]).toEqual([400, '']);
    expect(headers).toMatch(/^connection: close$/im);
    expect(headers).not.toMatch(/HPE|llhttp|parse|node/i);
  });
  test('and comes behind a good request, does not spoil the good answer', async () => {
    const { whole } = await speak(`GET /api/me HTTP/1.1\r\n${HOST}\r\n`, 'nonsense\r\n\r\n');
    const answers = whole.split('HTTP/1.1 ').slice(1);
    expect(answers.length).toBeLessThanOrEqual(2);
    for (const answer of answers) expect(answer).toMatch(/^(401 .*"code":"not-signed-in".*\}|400 .*\r\n\r\n)$/s);
  });
});
