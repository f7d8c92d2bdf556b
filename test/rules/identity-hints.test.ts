import { describe, expect, test } from 'vitest';
import { parseMrz } from '#server/identity/mrz.ts';
import { type Hint, mrzHints } from '#server/identity/mrzHints.ts';
import { renderMrz, ZONES } from '../support/mrz.ts';
import data from './data/mrz.json' with { type: 'json' };

const TODAY = '2026-12-01';
const changed = (lines: readonly string[], { line, at, instead }: Pick<Hint, 'line' | 'at' | 'instead'>) =>
  lines.map((text, index) => (index === line - 1 ? text.slice(0, at - 1) + instead + text.slice(at) : text));
const isConsistent = (lines: readonly string[]) => {
  const verdict = parseMrz(lines.join('\n'), TODAY);
  return verdict.kind === 'read' && verdict.consistent;
};

describe('where a zone does not agree, the desk says which character may have been misread', () => {
  test('a zone that agrees has no hints, and neither has a text that is no zone', () => {
    expect(mrzHints(renderMrz(ZONES.czechCard).join('\n'), TODAY)).toEqual([]);
    expect(mrzHints('', TODAY)).toEqual([]);
    expect(mrzHints('V<UTO', TODAY)).toEqual([]);
  });

  test.each([
    ['5', 'S', 'AS12345'],
    ['O', '0', 'AO12345'],
    ['8', '3', '8812345'],
    ['Z', '2', 'AZ12345'],
  ])('%s typed as %s in the number comes back among the first', (right, wrong, number) => {
    const zone = { ...ZONES.ukrainianPassport, number: number.replace(wrong, right) };
    const lines = renderMrz(zone);
    const at = zone.number.lastIndexOf(right) + 1;
    const typed = changed(lines, { line: 2, at, instead: wrong });
    expect(isConsistent(typed)).toBe(false);
    const hints = mrzHints(typed.join('\n'), TODAY);
    const found = hints.findIndex((hint) => hint.line === 2 && hint.at === at && hint.instead === right);
    expect([hints[found]?.why, hints.length <= 8]).toEqual(['look-alike', true]);
  });

  test('each hint, followed, makes the zone agree', () => {
    const lines = renderMrz(ZONES.czechPassport);
    const typed = changed(lines, { line: 2, at: 3, instead: '6' });
    const hints = mrzHints(typed.join('\n'), TODAY);
    expect(hints.length).toBeGreaterThan(0);
    for (const hint of hints) expect([hint, isConsistent(changed(typed, hint))]).toEqual([hint, true]);
  });

  test('look-alikes stand before others', () => {
    const typed = changed(renderMrz(ZONES.czechPassport), { line: 2, at: 3, instead: '6' });
    const order = mrzHints(typed.join('\n'), TODAY).map(({ why }) => why);
    expect(order).toEqual(order.toSorted((one, other) => Number(one === 'other') - Number(other === 'other')));
  });

  test('no hint makes a day that there is not', () => {
    const typed = changed(renderMrz(ZONES.czechCard), { line: 2, at: 3, instead: '9' });
    for (const hint of mrzHints(typed.join('\n'), TODAY)) {
      const verdict = parseMrz(changed(typed, hint).join('\n'), TODAY);
      expect(verdict).toMatchObject({ kind: 'read', birthDate: { state: 'date' } });
    }
  });

  test('two mistakes in two fields are both pointed at', () => {
    const once = changed(renderMrz(ZONES.ukrainianPassport), { line: 2, at: 1, instead: 'E' });
    const typed = changed(once, { line: 2, at: 26, instead: '7' });
    const places = mrzHints(typed.join('\n'), TODAY).map(({ at }) => at);
    expect(places.some((at) => at <= 10)).toBe(true);
    expect(places.some((at) => at >= 22 && at <= 28)).toBe(true);
  });

  test.each(['v010', 'v015', 'v021'])('%s: letters in dates and digits in names, put right together, agree', (id) => {
    const lines = data.vectors.find((vector) => vector.id === id)?.lines ?? [];
    const hints = mrzHints(lines.join('\n'), TODAY);
    expect(hints.every(({ why }) => why === 'kind')).toBe(true);
    expect(isConsistent(lines)).toBe(false);
    expect(isConsistent(hints.reduce(changed, lines))).toBe(true);
  });

  test('a personal number is not spelled out by hints', () => {
    const zone = { ...ZONES.czechPassport, optional: '6956220612' };
    const typed = changed(renderMrz(zone), { line: 2, at: 33, instead: '7' });
    expect(isConsistent(typed)).toBe(false);
    expect(mrzHints(typed.join('\n'), TODAY).filter(({ line, at }) => line === 2 && at > 28 && at < 44)).toEqual([]);
  });
});
