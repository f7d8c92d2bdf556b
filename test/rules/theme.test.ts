import { expect, test } from 'vitest';
import { CHARTS } from '#client/app/charts.ts';
import { colour, EDGE_PAIRS, type Mode, TEXT_PAIRS } from '#client/app/tokens.ts';

const TEXT_MIN = 4.5;
const EDGE_MIN = 3;
const MODES: Mode[] = ['light', 'dark'];

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test('the measure itself is right: black on white is 21 to 1, and a known pair of the design is what it says', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#2b50c4', '#ffffff')).toBeCloseTo(6.89, 2);
});

test.each(MODES.flatMap((mode) => TEXT_PAIRS.map(([text, on]) => [mode, text, on] as const)))(
  '%s: %s can be read on %s',
  (mode, text, on) => {
    expect(contrast(colour(mode, text), colour(mode, on))).toBeGreaterThanOrEqual(TEXT_MIN);
  },
);

test.each(MODES.flatMap((mode) => EDGE_PAIRS.map(([edge, on]) => [mode, edge, on] as const)))(
  '%s: the edge %s is seen on %s',
  (mode, edge, on) => {
    expect(contrast(colour(mode, edge), colour(mode, on))).toBeGreaterThanOrEqual(EDGE_MIN);
  },
);

test.each(MODES.flatMap((mode) => CHARTS[mode].series.map((series, at) => [mode, at + 1, series] as const)))(
  '%s: chart colour %i is seen on paper',
  (mode, _number, series) => {
    expect(contrast(series, colour(mode, 'paper'))).toBeGreaterThanOrEqual(EDGE_MIN);
  },
);

test.each(MODES)('%s: the axis of a chart is seen, and no two series share a colour, a fill and a dash', (mode) => {
  const { axis, series, patterns, dashes } = CHARTS[mode];
  expect(contrast(axis, colour(mode, 'paper'))).toBeGreaterThanOrEqual(EDGE_MIN);
  for (const each of [series, patterns, dashes]) expect(new Set(each).size).toBe(6);
});
