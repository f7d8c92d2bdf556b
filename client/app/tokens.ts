/** Every colour of the house: [light, dark] (shared design tokens §1). A test recomputes the contrast of each pair. */
export const TOKENS = {
  bg: ['#f6f7f9', '#0e1013'],
  paper: ['#ffffff', '#15181c'],
  sunken: ['#eef0f3', '#1f242a'],
  hover: ['#f3f5f7', '#1c2026'],
  selected: ['#edf2ff', '#1b2440'],
  line: ['#e3e6ea', '#272c33'],
  line2: ['#b9c0c9', '#424a55'],
  field: ['#858d98', '#6b7480'],
  text: ['#15181d', '#e8eaed'],
  text2: ['#4a525d', '#b0b7c1'],
  text3: ['#626a75', '#949ca8'],
  accent: ['#2b50c4', '#94acff'],
  accentFill: ['#2b50c4', '#4263d6'],
  accentLine: ['#c3d0f7', '#34457c'],
  success: ['#176338', '#72cf93'],
  successFill: ['#1a6e3f', '#237a48'],
  successSoft: ['#e8f5ec', '#12271a'],
  successLine: ['#b5dbc1', '#285239'],
  successLine2: ['#7fb894', '#3f7f59'],
  error: ['#ad231b', '#ff968d'],
  errorFill: ['#b3261e', '#b83a31'],
  errorSoft: ['#fdeeec', '#331817'],
  errorLine: ['#f1c3bf', '#6b302c'],
  errorLine2: ['#dd948e', '#a04d47'],
  warning: ['#824600', '#efb45b'],
  warningSoft: ['#fff5e0', '#2b2010'],
  warningLine: ['#eed3a0', '#61481c'],
  onFill: ['#ffffff', '#ffffff'],
  mark: ['#ffedb8', '#43330f'],
  markLine: ['#9a5b00', '#efb45b'],
  onMark: ['#ffffff', '#15181c'],
  inverse: ['#1f242b', '#2b313a'],
  onInverse: ['#f3f5f7', '#f3f5f7'],
} satisfies Record<string, [light: string, dark: string]>;

export type Token = keyof typeof TOKENS;
export type Mode = 'light' | 'dark';

export const colour = (mode: Mode, token: Token): string => TOKENS[token][mode === 'light' ? 0 : 1];

const TEXTS: Token[] = ['text', 'text2', 'text3'];
/** What is read on what: at least 4.5 to 1. */
export const TEXT_PAIRS: [text: Token, on: Token][] = [
  ...TEXTS.flatMap((text) =>
    (['paper', 'bg', 'selected', 'sunken', 'hover'] as const).map((on): [Token, Token] => [text, on]),
  ),
  ['accent', 'paper'],
  ['accent', 'bg'],
  ['accent', 'selected'],
  ['accent', 'sunken'],
  ['accent', 'hover'],
  ['onFill', 'accentFill'],
  ['success', 'paper'],
  ['success', 'bg'],
  ['success', 'successSoft'],
  ['onFill', 'successFill'],
  ['error', 'paper'],
  ['error', 'bg'],
  ['error', 'errorSoft'],
  ['error', 'selected'],
  ['onFill', 'errorFill'],
  ['warning', 'paper'],
  ['warning', 'bg'],
  ['warning', 'warningSoft'],
  ['warning', 'selected'],
  ['text', 'mark'],
  ['onMark', 'markLine'],
  ['onInverse', 'inverse'],
];
/** Edges that must be seen: at least 3 to 1. Hairlines are decoration. */
export const EDGE_PAIRS: [edge: Token, on: Token][] = [
  ['field', 'paper'],
  ['markLine', 'paper'],
  ['accent', 'paper'],
  ['accent', 'bg'],
];
