import { monitorEventLoopDelay } from 'node:perf_hooks';
import { eq, isNull } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { countDeltas, countTotals } from '#db/schema/audit.ts';
import { deliveries, outboxMessages } from '#db/schema/outbox.ts';
import { hashesComputed } from './access/password.ts';
import { Refusal } from './platform/refusal.ts';
import { Answer, route } from './platform/route.ts';

const NANOSECONDS = 1e9;
const delay = monitorEventLoopDelay({ resolution: 20 });

type Labels = Record<string, string>;
interface Metric {
  name: string;
  help: string;
  type: 'gauge' | 'counter';
  values: readonly (readonly [Labels, number])[];
}

const one = (name: string, help: string, type: Metric['type'], value: number): Metric => ({
  name,
  help,
  type,
  values: [[{}, value]],
});

/** Open cases by marketplace and queue, from the kept counters. */
async function openCases(read: Reader): Promise<Metric['values']> {
  const [totals, deltas] = await Promise.all([
    read.select({ key: countTotals.key, n: countTotals.n }).from(countTotals).where(eq(countTotals.scope, 'cases')),
    read.select({ key: countDeltas.key, n: countDeltas.n }).from(countDeltas).where(eq(countDeltas.scope, 'cases')),
  ]);
  const sums = new Map<string, number>();
  for (const { key, n } of [...totals, ...deltas]) sums.set(key, (sums.get(key) ?? 0) + n);
  return [...sums].flatMap(([key, n]) => {
    const [marketplace = '', queue = '', state] = key.split(':');
    return state === 'open' ? [[{ marketplace, queue }, n] as const] : [];
  });
}

async function metricsOf(read: Reader): Promise<Metric[]> {
  const memory = process.memoryUsage();
  return [
    one('process_resident_memory_bytes', 'Resident memory.', 'gauge', memory.rss),
    one('process_uptime_seconds', 'Since this process began.', 'gauge', process.uptime()),
    one(
      'nodejs_eventloop_delay_p99_seconds',
      'How late the event loop is.',
      'gauge',
      delay.percentile(99) / NANOSECONDS,
    ),
    one('trustdesk_password_hashes_total', 'Passwords hashed: what guessing costs.', 'counter', hashesComputed()),
    { name: 'trustdesk_open_cases', help: 'Open cases.', type: 'gauge', values: await openCases(read) },
    one(
      'trustdesk_outbox_waiting',
      'Messages that no webhook was told of yet.',
      'gauge',
      await read.$count(outboxMessages, isNull(outboxMessages.dispatchedAt)),
    ),
    one(
      'trustdesk_deliveries_dead',
      'Deliveries that were given up and wait for a person.',
      'gauge',
      await read.$count(deliveries, wordIs(deliveries.state, 'dead')),
    ),
  ];
}

const labelled = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
};

/** The text format of Prometheus. Ids, texts and people are never labels. */
const written = ({ name, help, type, values }: Metric): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...values.map(([l, n]) => `${name}${labelled(l)} ${n}`)].join(
    '\n',
  );

/** Only where `METRICS` is on (SPEC 7): whoever turns it on keeps the path from strangers at the proxy. */
export const metricsRoute = route({
  method: 'get',
  path: '/metrics',
  may: 'anyone',
  summary: 'Figures for Prometheus, where METRICS is on',
  answer: null,
  contentType: 'text/plain',
  run: async ({ context: { config, db } }) => {
    if (!config.metrics) throw new Refusal('not-found');
    delay.enable();
    const text = (await metricsOf(db.read)).map(written).join('\n');
    return new Answer(200, `${text}\n`, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  },
});
