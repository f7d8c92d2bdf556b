import { PASSWORD } from '../support/ground.ts';
import { cookieOf, Wire } from '../support/wire.ts';

/**
 * One colleague's client as a process of its own: asks for the next case again and again, and prints the ids it got
 * and what else it was answered. `claimer.ts PORT EMAIL TIMES`
 */
const [port = '', email = '', times = ''] = process.argv.slice(2);
const wire = await Wire.open(Number(port), { cookie: await cookieOf(Number(port), email, PASSWORD) });
const ids: string[] = [];
const others: Record<string, number> = {};
for (let asked = 0; asked < Number(times); asked++) {
  const { status, text } = await wire.post('/api/queues/reviews/next', {});
  if (status === 200) ids.push(String((JSON.parse(text) as { id: string }).id));
  else others[status] = (others[status] ?? 0) + 1;
}
wire.close();
process.stdout.write(JSON.stringify({ ids, others }));
