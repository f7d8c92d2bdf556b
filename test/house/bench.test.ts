import { describe, expect, test } from 'vitest';
import { groups as bench } from '../bench/groups.ts';
import { groups as faults } from '../faults/groups.ts';
import { askedOf, type Bar, type Group, holds, lineOf, type Measured, percentile, runGroup } from '../support/bars.ts';

const PREFIXES =
  /^(?:list|claim|context|search|analytics|import|screening|browser|rest|escrow|documents|faults)-[a-z0-9-]+$/;
const KEYS = ['bar', 'value', 'sense', 'limit', 'ok', 'engine', 'detail'];
const all = [...bench, ...faults];
const bar = (name: string, over: Partial<Bar> = {}): Bar => ({
  bar: name,
  sense: '<=',
  limit: 10,
  engine: 'sqlite',
  what: 'ms',
  ...over,
});

async function linesOf(group: Group, args: string[] = []): Promise<Measured[]> {
  const lines: Measured[] = [];
  await runGroup(group, askedOf(args), 'sqlite', (line) => lines.push(line));
  return lines;
}

describe('The bars of SPEC 8', () => {
  const bars = all.flatMap((group) => group.bars);

  test('are named after what they are about, once an engine', () => {
    for (const { bar: name } of bars) expect(name).toMatch(PREFIXES);
    const names = bars.map(({ bar: name, engine }) => `${name} ${engine}`);
    expect(names).toEqual([...new Set(names)]);
  });

  test('leave out no room, not even one whose desk does not stand yet', () => {
    for (const room of [
      'list',
      'claim',
      'context',
      'search',
      'analytics',
      'import',
      'screening',
      'browser',
      'escrow',
      'documents',
      'faults',
    ])
      expect(
        bars.some(({ bar: name }) => name.startsWith(`${room}-`)),
        room,
      ).toBe(true);
  });

  test('hold the figures of the contract', () => {
    const limits = Object.fromEntries(bars.map(({ bar: name, sense, limit }) => [name, `${sense} ${limit}`]));
    expect(limits).toMatchObject({
      'list-1m-vs-bare': '>= 0.5',
      'list-1m-vs-10k': '<= 1.5',
      'claim-vs-bare': '>= 0.4',
      'claim-p99': '<= 25',
      'context-p95': '<= 150',
      'search-p95': '<= 100',
      'import-vs-bare': '>= 0.1',
      'rest-ready': '<= 2000',
      'rest-resident': '<= 180',
      'screening-median': '<= 1',
      'screening-uk-profanity-recall': '>= 0.85',
      'screening-severe-false': '<= 0',
      'screening-contacts-precision': '>= 0.95',
      'screening-hand-precision': '>= 0.97',
      'screening-hand-recall': '>= 0.85',
      'browser-first-load': '<= 330',
      'faults-kill-lost': '<= 0',
    });
  });
});

describe('A line of the bench', () => {
  test('has the seven fields of SPEC 8 in their order', async () => {
    const group: Group = { bars: [bar('list-a')], measure: async ({ tell }) => tell('list-a', 9.87654, 'because') };
    const [line] = await linesOf(group);
    expect(Object.keys(line ?? {})).toEqual(KEYS);
    expect(line).toEqual({
      bar: 'list-a',
      value: 9.877,
      sense: '<=',
      limit: 10,
      ok: true,
      engine: 'sqlite',
      detail: 'because',
    });
    expect(lineOf(line as Measured)).toMatch(/list-a +9\.877 <= 10 +sqlite +ok +because/);
  });

  test('says that a bar falls short', async () => {
    const group: Group = { bars: [bar('list-a', { sense: '>=' })], measure: async ({ tell }) => tell('list-a', 9, '') };
    expect((await linesOf(group))[0]).toMatchObject({ ok: false });
    expect(holds({ sense: '<=', limit: 0 }, Number.NaN)).toBe(false);
  });

  test('says null and why where nothing was measured', async () => {
    expect(await linesOf({ bars: [bar('escrow-a')], measure: { not: 'no desk' } })).toMatchObject([
      { value: null, ok: null, detail: 'no desk' },
    ]);
    const left: Group = { bars: [bar('list-a')], measure: async ({ leaveOut }) => leaveOut('list-a', 'no strace') };
    expect(await linesOf(left)).toMatchObject([{ value: null, ok: null, detail: 'no strace' }]);
  });

  test('is a failure where the measuring broke off or forgot its bar', async () => {
    const broken: Group = {
      bars: [bar('list-a'), bar('list-b')],
      measure: async ({ tell }) => {
        tell('list-a', 1, '');
        throw new Error('gone');
      },
    };
    expect(await linesOf(broken)).toMatchObject([
      { bar: 'list-a', ok: true },
      { bar: 'list-b', ok: false, detail: expect.stringContaining('gone') },
    ]);
    expect(await linesOf({ bars: [bar('list-a')], measure: async () => {} })).toMatchObject([
      { value: null, ok: false },
    ]);
  });

  test('is left out only by --only and by the engine', async () => {
    const group: Group = {
      bars: [bar('list-a'), bar('claim-a'), bar('list-b', { engine: 'postgres' })],
      measure: { not: 'x' },
    };
    expect((await linesOf(group, ['--json', '--only', 'list'])).map((line) => line.bar)).toEqual(['list-a']);
  });
});

test('A percentile is a value that was measured', () => {
  const values = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect([percentile(values, 0.5), percentile(values, 0.95), percentile(values, 0.99), percentile([7], 0.99)]).toEqual([
    50, 95, 99, 7,
  ]);
});
