import { ACCOUNTS } from '#db/demo/staff.ts';
import { firstLink } from './access/setup.ts';
import type { Context } from './platform/context.ts';

/** What a person at the terminal needs to go on: the address, where the data is, and how to sign in. */
export async function greet(context: Context, port: number): Promise<void> {
  const { config } = context;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host.replace('127.0.0.1', 'localhost');
  const url = config.publicUrl || `http://${host}:${port}`;
  const lines = [
    '',
    `Trustdesk ${config.version} is ready: ${url}`,
    `Data: ${config.databaseUrl.replace(/:[^:@/]+@/, ':…@')}`,
  ];
  if (config.demo) lines.push(...demoLines(context));
  else {
    const link = await firstLink(context, url);
    if (link) lines.push('', 'Nobody works here yet. Make the first administrator (valid 30 minutes, once):', link);
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

function demoLines({ config: { demoPassword, demoApiKeys } }: Context): string[] {
  const accounts = ACCOUNTS.map(({ name }) => `${name}@demo.test`).join('  ');
  return [
    '',
    'Demo data of two marketplaces. Sign in as',
    accounts,
    `Password: ${demoPassword}`,
    `Platform keys: qjob ${demoApiKeys.qjob}  izi ${demoApiKeys.izi}`,
  ];
}
