import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import { afterAll, describe, expect, test } from 'vitest';
import { pages } from '#server/pages.ts';
import { makeServer } from '#server/platform/httpServer.ts';
import { answerErrors, nameRequest } from '#server/platform/mount.ts';
import { makeContext } from '../support/context.ts';
import { fetchAs } from '../support/rawRequest.ts';
import { listening } from '../support/server.ts';

const context = await makeContext();
const folder = join(context.place.dataDir, 'client');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content=""><title>Trustdesk</title>');
writeFileSync(join(folder, 'assets/index-abc.js'), 'export const one = 1;');
writeFileSync(join(folder, 'icon.svg'), '<svg/>');

const app = express().use(nameRequest).use(pages(context.config, folder)).use(answerErrors(context));
const { origin, close } = await listening(makeServer(app));
afterAll(close);
const get = (path: string, headers: Record<string, string> = {}) => fetchAs(origin, 'GET', path, headers);

describe('the files of the console', () => {
  test('are served while they are there, and the page with a nonce of its own', async () => {
    expect(await get('/assets/index-abc.js')).toMatchObject({ status: 200, text: 'export const one = 1;' });
    expect(await get('/icon.svg')).toMatchObject({ status: 200 });
    expect((await get('/')).text).toMatch(/content="[\w+/=]{20,}"><title>Trustdesk/);
  });
  test('are not found, and no fault of ours, once the bundle was built anew under the running server', async () => {
    rmSync(join(folder, 'assets/index-abc.js'));
    const { status, text } = await get('/assets/index-abc.js');
    expect([status, JSON.parse(text)]).toEqual([
      404,
      { code: 'not-found', message: 'not-found', requestId: expect.any(String) },
    ]);
    rmSync(join(folder, 'icon.svg'));
    expect((await get('/icon.svg')).status).toBe(404);
  });
  test.each([
    ['a folder', '/assets/', {}],
    ['a way out of it', '/assets/..%2findex.html', {}],
    ['a hidden file', '/assets/.env', {}],
    ['a percent sign alone', '/assets/%zz', {}],
    ['NUL', '/assets/a%00b', {}],
    ['another name', '/nothing', {}],
  ])('are nothing else: %s', async (_, path) => {
    const { status } = await get(path);
    expect([400, 404]).toContain(status);
  });
  test('come whole to whoever asks for a part that is not there', async () => {
    writeFileSync(join(folder, 'assets/part.js'), '12345');
    expect(await get('/assets/part.js', { range: 'bytes=100-200' })).toMatchObject({ status: 200, text: '12345' });
    expect((await get('/assets/part.js', { 'if-match': '"other"' })).status).toBe(412);
  });
});
