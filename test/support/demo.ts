import type { DemoInput } from '#db/demo/input.ts';
import { DEMO_RULES } from '#server/import/demo.ts';
import { IZI_POLICY, QJOB_POLICY } from '#server/policies/defaults.ts';

export const DEMO_NOW = new Date('2026-03-02T09:00:00Z');

/** The demo as `npm run demo` makes it, at an instant of its own and, for speed, with `scale` of its rows. */
export const demoInput = (scale: number): DemoInput => ({
  now: DEMO_NOW,
  passwordHash: 'not-a-hash',
  keys: { qjob: { hash: 'hash-qjob', hint: 'qjob' }, izi: { hash: 'hash-izi', hint: '-izi' } },
  policies: { qjob: QJOB_POLICY, izi: IZI_POLICY },
  rules: DEMO_RULES,
  scale,
});
