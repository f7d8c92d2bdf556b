import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { scan } from '#server/files/scan.ts';
import { EICAR, startClamd } from '../support/clamd.ts';

const folder = mkdtempSync(join(tmpdir(), 'trustdesk-clamd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const byPort = await startClamd();
const byPath = await startClamd(join(folder, 'clamd.sock'));

describe.each([
  ['by port', byPort],
  ['by path', byPath],
])('a daemon reached %s', (_how, clamd) => {
  beforeEach(() => {
    clamd.mood = 'obeys';
  });

  test('finds the test virus at the end of a long file, and names it', async () => {
    const file = Buffer.concat([randomBytes(300_000), EICAR]);
    expect(await scan(clamd.address, file)).toEqual({ state: 'infected', detail: 'Eicar-Test-Signature' });
    expect(clamd.chunks.length).toBeGreaterThan(2);
    expect(clamd.chunks.reduce((sum, size) => sum + size, 0)).toBe(file.length);
  });
  test('calls clean what holds nothing', async () => {
    expect(await scan(clamd.address, randomBytes(100_000))).toEqual({ state: 'clean', detail: '' });
    expect(await scan(clamd.address, Buffer.alloc(0))).toEqual({ state: 'clean', detail: '' });
  });
  test('that will not look at so much has not looked', async () => {
    const { state } = await scan(clamd.address, Buffer.concat([EICAR, randomBytes(3_000_000)]));
    expect(state).toBe('not-scanned');
  });
  test.each(['silent', 'hangs-up', 'half'] as const)('that is %s has not called the file clean', async (mood) => {
    clamd.mood = mood;
    expect((await scan(clamd.address, randomBytes(1_000), 50)).state).toBe('not-scanned');
  });
});

test('without a daemon nobody has looked, and nobody waits', async () => {
  expect(await scan('', EICAR)).toEqual({ state: 'not-scanned', detail: 'not set up' });
  expect((await scan(join(folder, 'nobody.sock'), EICAR)).state).toBe('not-scanned');
});
