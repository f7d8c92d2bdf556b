import { expect, test } from 'vitest';
import { startHouse } from '../support/house.ts';

test('figures for Prometheus are there only where somebody turned them on', async () => {
  const [quiet, open] = [await startHouse(), await startHouse({ config: { metrics: true } })];
  expect((await quiet.visitor().get('/metrics')).status).toBe(404);
  await open.review(await open.deal());
  const { status, text } = await open.visitor().get('/metrics');
  expect(status).toBe(200);
  expect(text).toContain('trustdesk_open_cases{marketplace="izi",queue="reviews"} 1\n');
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).not.toContain('Олена');
});
