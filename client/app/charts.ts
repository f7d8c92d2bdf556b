import type { Mode } from './tokens.ts';

/** Colours, patterns and dashes of charts (design tokens §5); the chart frame reads them, nobody uses the library's defaults. */
export interface Charts {
  series: string[];
  /** Second ink of a patterned fill; null where the series is plain. */
  gaps: (string | null)[];
  patterns: ('solid' | 'hatch' | 'dots' | 'lines' | 'outline' | 'cross')[];
  dashes: string[];
  grid: string;
  axis: string;
  nBar: string;
}

const SHARED = {
  patterns: ['solid', 'hatch', 'dots', 'lines', 'outline', 'cross'] satisfies Charts['patterns'],
  dashes: ['', '6 3', '2 3', '8 3 2 3', '4 3', '1 3'],
};

export const CHARTS: Record<Mode, Charts> = {
  light: {
    ...SHARED,
    series: ['#2b50c4', '#da720d', '#2a9f9b', '#4b196f', '#565e69', '#690e1d'],
    gaps: [null, '#fdecd9', '#eaf7f6', null, null, null],
    grid: '#e3e6ea',
    axis: '#858d98',
    nBar: '#dfe4ec',
  },
  dark: {
    ...SHARED,
    series: ['#7d98f5', '#f9b463', '#2a725c', '#7f51c1', '#cfd8e5', '#d38496'],
    gaps: [null, '#3a2810', '#a5dccb', null, null, null],
    grid: '#272c33',
    axis: '#6b7480',
    nBar: '#2b323c',
  },
};
