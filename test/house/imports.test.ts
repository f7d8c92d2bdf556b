import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** The floors of the house from the ground up. A room may look down, never up, so no circle can close. */
const FLOORS = [
  'db',
  'server/platform',
  'server/access',
  'server/audit',
  'server/outbox',
  'server/jobs',
  'server/files',
  'server/pictures',
  'server/identity',
  'server/policies',
  'server/ledger',
  'server/payments',
  'server/queue',
  'server/templates',
  'server/views',
  'server/decisions',
  'server/people',
  'server/links',
  'server/orders',
  'server/screening',
  'server/rings',
  'server/ratings',
  'server/reviews',
  'server/disputes',
  'server/documents',
  'server/registrations',
  'server/escrow',
  'server/live',
  'server/import',
  'server/intake',
  'server/backup',
  'server/demo',
  'server/commands',
  'server',
];
const SHELVES = ['contract', 'rules', 'store', 'service', 'routes'];
const PURE_MAY_RUN =
  /^(zod|#db\/words\.ts|.*\/(contract|rules|states|publication|roles)\.ts|.*\/platform\/(refusal|money|text|zones|plural|crypto)\.ts|.*\/words\/\w+\.ts)$/;
const CLIENT_MAY_SEE = /^(db\/words|server\/\w+\/contract)\.ts$/;

const floorOf = (file: string) => FLOORS.findIndex((room) => file.startsWith(`${room}/`));
const shelfOf = (file: string) => SHELVES.indexOf(/(\w+)\.ts$/.exec(file)?.[1] ?? '');

function wrongs(file: string, from: string, typeOnly: boolean): string | undefined {
  const inside = from.startsWith('#') ? from.slice(1) : from.startsWith('.') ? join(dirname(file), from) : undefined;
  const pure = /^server\/\w+\/(rules|contract)\.ts$/.test(file);
  if (pure && !typeOnly && !PURE_MAY_RUN.test(from)) return `${file} is pure, yet runs ${from}`;
  if (!inside) return undefined;
  if (file.startsWith('client/'))
    return inside.startsWith('client/') || CLIENT_MAY_SEE.test(inside) ? undefined : `${file} sees ${inside}`;
  if (inside.startsWith('client/')) return `${file} looks into the browser`;
  if (dirname(file) === dirname(inside)) {
    const [mine, theirs] = [shelfOf(file), shelfOf(inside)];
    return mine >= 0 && theirs > mine ? `${file} reaches up to ${inside}` : undefined;
  }
  return floorOf(inside) > floorOf(file) ? `${file} looks up to ${inside}` : undefined;
}

const sources = ['client', 'server', 'db'].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(room, name)),
);
const IMPORT = /^(?:import|export)( type)?[^;]*? from '([^']+)'/gms;

test('imports point down', () => {
  const found = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, type, from]) => wrongs(file, String(from), Boolean(type))),
  );
  expect(sources.length).toBeGreaterThan(150);
  expect(found.filter(Boolean)).toEqual([]);
});

test.each([
  ['server/queue/store.ts', '../decisions/service.ts', 'looks up to'],
  ['server/reviews/rules.ts', 'drizzle-orm', 'is pure, yet runs'],
  ['server/reviews/store.ts', './service.ts', 'reaches up to'],
  ['client/app/Menu.tsx', '#db/schema/access.ts', 'sees'],
  ['server/platform/route.ts', '#client/App.tsx', 'looks into the browser'],
])('%s importing %s is out of place', (file, from, message) => {
  expect(wrongs(file, from, false)).toContain(message);
});

test('every room of the server has its floor', () => {
  const rooms = readdirSync('server', { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'launch',
  );
  expect(rooms.map((room) => `server/${room.name}`).filter((room) => !FLOORS.includes(room))).toEqual([]);
});

/** Files of ours that run when `file` is loaded. */
const runsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, type, from = '']) => {
    const isOurs = !type && (from.startsWith('.') || from.startsWith('#'));
    return isOurs ? [from.startsWith('#') ? from.slice(1) : join(dirname(file), from)] : [];
  });

test('no file is loaded while it is still loading', () => {
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    if (state.get(file) === 'open') circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (state.has(file) || !sources.includes(file)) return;
    state.set(file, 'open');
    for (const next of runsOf(file)) walk(next, [...way, file]);
    state.set(file, 'done');
  };
  for (const file of sources) walk(file, []);
  expect(circles).toEqual([]);
});
