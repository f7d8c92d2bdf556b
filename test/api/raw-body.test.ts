import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { openApiOf } from '#server/platform/openapi.ts';
import type { RawBody } from '#server/platform/rawBody.ts';
import { Answer, route } from '#server/platform/route.ts';
import { startServer } from '../support/server.ts';

const BYTES_MAX = 100_000;
const LARGE = 30_000_000;
const file: RawBody = {
  types: ['image/png', 'application/octet-stream'],
  bytesMax: BYTES_MAX,
  tooLarge: 'picture-too-large',
  empty: 'picture-empty',
};
const heard: (number | string)[] = [];

const put = route({
  method: 'put',
  path: '/api/files/:id',
  may: 'anyone',
  summary: 'Takes a file',
  raw: file,
  answer: null,
  contentType: 'application/octet-stream',
  run: async ({ raw }) => {
    const bytes = await raw().catch((error: { code: string }) => {
      heard.push(error.code);
      throw error;
    });
    heard.push(bytes.length);
    return new Answer(200, bytes, { 'X-Bytes': String(bytes.length) });
  },
});
const server = await startServer({ routes: [put] });
const port = Number(new URL(server.origin).port);

const send = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}/api/files/1`, { method: 'PUT', body, headers, duplex: 'half' } as RequestInit);

/** A body of which nobody knows the length beforehand; `taken` says how much of it was asked for. */
function stream(bytes: number) {
  const part = new Uint8Array(64_000);
  const told = { taken: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (told.taken >= bytes) return controller.close();
      told.taken += part.length;
      controller.enqueue(part);
    },
  });
  return { body, told };
}

/** Speaks over a connection of its own, and resolves once the server has answered, whatever is still to be sent. */
async function ask(head: string, socket = connect(port, '127.0.0.1')): Promise<{ text: string; socket: Socket }> {
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  socket.on('error', () => {});
  socket.write(`PUT /api/files/1 HTTP/1.1\r\nHost: x\r\n${head}`);
  while (!/\r\n\r\n.*\}/s.test(text)) await Promise.race([once(socket, 'data'), once(socket, 'close')]);
  return { text, socket };
}

describe('a body that is bytes', () => {
  test('comes as it was sent, and bytes go out as they are', async () => {
    const bytes = new Uint8Array(BYTES_MAX).map((_, index) => index % 251);
    const answer = await send(bytes);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    const chunked = await send(stream(64_000).body);
    expect([chunked.status, chunked.headers.get('x-bytes')]).toEqual([200, '64000']);
  });

  test.each(['', 'application/json', 'image/png', 'text/html'])(
    'is not parsed, whatever it is called: %s',
    async (type) => {
      const answer = await send(new TextEncoder().encode('{"a":'), type ? { 'content-type': type } : {});
      expect([answer.status, await answer.text()]).toEqual([200, '{"a":']);
    },
  );

  test('is missed where there is none', async () => {
    for (const answer of [await send(''), await send(stream(0).body)])
      expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'picture-empty' }]);
  });

  test('is not unpacked: a small one could become a large one', async () => {
    const answer = await send('x', { 'content-encoding': 'gzip' });
    expect([answer.status, await answer.json()]).toMatchObject([415, { code: 'unsupported-media-type' }]);
  });
});

describe('a body that is too large', () => {
  test('is refused by what it says of itself, before a byte of it has come', async () => {
    const { text, socket } = await ask(`Content-Length: ${LARGE}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1.1 413 .*"code":"picture-too-large"/s);
    // Whoever sends nothing more is not waited for.
    await once(socket, 'close');
  });

  test('is refused to a browser, which is still sending', async () => {
    const answer = await send(new Uint8Array(LARGE));
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'picture-too-large' }]);
  });

  test('is counted where it says nothing of itself, and one byte too many is too many', async () => {
    const { body, told } = stream(LARGE);
    const answer = await send(body);
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'picture-too-large' }]);
    expect(told.taken).toBeLessThan(LARGE);
    const oneMore = await send(new Uint8Array(BYTES_MAX + 1));
    expect(oneMore.status).toBe(413);
  });

  test('of chunks is answered while they still come, and then the line is cut', async () => {
    const chunk = `${(60_000).toString(16)}\r\n${'x'.repeat(60_000)}\r\n`;
    const { text, socket } = await ask(`Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}`);
    expect(text).toMatch(/^HTTP\/1.1 413 .*"code":"picture-too-large"/s);
    await once(socket, 'close');
  });

  test('leaves the connection to the next request, once all of it was sent', async () => {
    const chunk = `${(60_000).toString(16)}\r\n${'x'.repeat(60_000)}\r\n`;
    const { socket } = await ask(`Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}0\r\n\r\n`);
    const { text } = await ask('Content-Length: 0\r\n\r\n', socket);
    expect(text).toMatch(/"code":"picture-empty"/);
    socket.destroy();
  });
});

test('a caller who hangs up in the middle leaves nothing behind', async () => {
  heard.length = 0;
  const socket = connect(port, '127.0.0.1');
  socket.write('PUT /api/files/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\n\r\nhalf of it');
  await once(socket, 'connect');
  socket.end();
  while (heard.length === 0) await send('still here');
  await expect.poll(() => heard).toContain('malformed-json');
  expect((await send('still here')).status).toBe(200);
});

test('the document of the interface says what may be sent, how much of it, and what comes back', () => {
  const { paths } = openApiOf({ title: 'x', version: '1', routes: [put], names: new Map(), webhooks: [] });
  const operation = paths['/api/files/{id}']?.put as Record<string, unknown>;
  expect(operation.requestBody).toEqual({
    required: true,
    description: 'The bytes of one file as they are, 100,000 at most.',
    content: { 'image/png': {}, 'application/octet-stream': {} },
  });
  expect(operation.responses).toMatchObject({ 200: { content: { 'application/octet-stream': {} } } });
});
