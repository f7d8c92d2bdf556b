import { statfs } from 'node:fs/promises';
import { z } from 'zod';
import type { Context } from './platform/context.ts';
import { Answer, type Route, route } from './platform/route.ts';

const FREE_BYTES_MIN = 100 * 1024 * 1024;
const Check = z.enum(['ok', 'warn', 'error']);
const Ready = z.object({ status: Check, checks: z.record(z.string(), Check) });

/** Whether we can serve: the database answers, its schema is ours, and there is room to write. */
async function checks({ db, config }: Context): Promise<Record<string, z.infer<typeof Check>>> {
  const database = await db.raw('select 1 as one').then(
    () => 'ok' as const,
    () => 'error' as const,
  );
  const migrations = await db.raw('select count(*) as n from marketplaces').then(
    () => 'ok' as const,
    () => 'error' as const,
  );
  const disk = await statfs(config.dataDir).then(
    ({ bavail, bsize }) => (bavail * bsize > FREE_BYTES_MIN ? ('ok' as const) : ('warn' as const)),
    () => 'error' as const,
  );
  return { database, migrations, disk };
}

export const healthRoutes: Route[] = [
  route({
    method: 'get',
    path: '/healthz',
    may: 'anyone',
    summary: 'Alive',
    answer: z.object({ status: z.literal('ok') }),
    run: async () => ({ status: 'ok' }),
  }),
  route({
    method: 'get',
    path: '/readyz',
    may: 'anyone',
    summary: 'Ready: database, migrations, disk',
    answer: Ready,
    run: async ({ context }) => {
      const found = await checks(context);
      const status = Object.values(found).includes('error')
        ? 'error'
        : Object.values(found).includes('warn')
          ? 'warn'
          : 'ok';
      return new Answer(status === 'error' ? 503 : 200, { status, checks: found });
    },
  }),
];
