import type { Shadows, ThemeOptions } from '@mui/material/styles';
import { CHARTS, type Charts } from './charts.ts';
import { overrides } from './overrides.ts';
import { paletteOf } from './palette.ts';
import type { Mode } from './tokens.ts';
import { TYPOGRAPHY } from './typography.ts';

declare module '@mui/material/styles' {
  interface Theme {
    charts: Charts;
  }
  interface ThemeOptions {
    charts?: Charts;
  }
}

const MENU = '0 4px 12px rgb(10 12 15 / 0.16)';
const DIALOG = '0 12px 32px rgb(10 12 15 / 0.24)';
/** Depth is a hairline: only menus (1) and dialogs (2) throw a shadow. */
const SHADOWS = Array.from({ length: 25 }, (_, level) => ['none', MENU, DIALOG][level] ?? 'none') as Shadows;

const themeOf = (mode: Mode): ThemeOptions => ({
  palette: paletteOf(mode),
  typography: TYPOGRAPHY,
  shape: { borderRadius: 4 },
  spacing: 8,
  shadows: SHADOWS,
  breakpoints: { values: { xs: 0, sm: 600, md: 900, lg: 1100, xl: 1280 } },
  components: overrides,
  charts: CHARTS[mode],
});

export const lightTheme = themeOf('light');
export const darkTheme = themeOf('dark');
