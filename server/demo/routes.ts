import { z } from 'zod';
import { ACCOUNTS } from '#db/demo/staff.ts';
import { ROLES } from '#db/words.ts';
import type { Sweep } from '../jobs/rules.ts';
import { Instant } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Route, route } from '../platform/route.ts';
import { Advance, advance } from './clock.ts';

const Demo = z.object({
  demo: z.boolean(),
  accounts: z.array(z.object({ email: z.string(), role: z.enum(ROLES), displayName: z.string() })),
  password: z.string().nullable(),
});

/** Only a demo tells its password: the sign-in page draws a button for each role from it. */
export const demoRoutes = (sweeps: readonly Sweep[]): Route[] => [
  route({
    method: 'get',
    path: '/api/demo',
    may: 'anyone',
    summary: 'Whether this is a demo, and who may sign in',
    answer: Demo,
    run: async ({ context: { config } }) => {
      if (!config.demo) return { demo: false, accounts: [], password: null };
      const accounts = ACCOUNTS.map(({ name, role, displayName }) => ({
        email: `${name}@demo.test`,
        role,
        displayName,
      }));
      return { demo: true, accounts, password: config.demoPassword };
    },
  }),
  route({
    method: 'post',
    path: '/api/demo/clock',
    may: 'demo:clock',
    summary: 'Move business time forward',
    body: Advance,
    answer: z.object({ now: Instant }),
    run: ({ context, actor, body }) => {
      if (!context.config.demo) throw new Refusal('demo-only');
      return advance(context, actor, body.advance, sweeps);
    },
  }),
];
