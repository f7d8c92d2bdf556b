import { expect, test } from 'vitest';
import { z } from 'zod';
import { readHint } from '#server/platform/hint.ts';

const Clock = z.object({ kind: z.literal('clock'), offset: z.number() });

test('a hint of the kind that somebody listens for is read', () => {
  expect(readHint(Clock, '{"kind":"clock","offset":5}')).toEqual({ kind: 'clock', offset: 5 });
});

test.each([
  ['of another room', '{"kind":"case","id":"c1"}'],
  ['of a stranger on the same database', 'hello'],
  ['without a word', ''],
  ['of no shape at all', 'null'],
])('a hint %s is passed over, and stops nobody', (_, message) => {
  expect(readHint(Clock, message)).toBeUndefined();
});
