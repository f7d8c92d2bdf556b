import type { Components, Theme } from '@mui/material/styles';
import { controls } from './overridesControls.ts';
import { surfaces } from './overridesSurfaces.ts';

const focusRing = (theme: Theme) => ({ outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: 1 });

const baseline: Components<Theme>['MuiCssBaseline'] = {
  styleOverrides: (theme) => ({
    html: { height: '100%', colorScheme: theme.palette.mode, scrollPaddingBottom: 64 },
    body: {
      height: '100%',
      ...theme.typography.body2,
      fontVariantNumeric: 'tabular-nums',
      fontFeatureSettings: '"tnum", "cv05", "ss03"',
      WebkitFontSmoothing: 'antialiased',
    },
    '#root': { height: '100%' },
    'h1, h2, h3, p, ul, ol, dl, dd, figure': { margin: 0, padding: 0 },
    'ul, ol': { listStyle: 'none' },
    'button, input, select, textarea': { font: 'inherit', color: 'inherit' },
    a: { color: theme.palette.primary.main, textDecoration: 'none', '&:hover': { textDecoration: 'underline' } },
    'p a, dd a': { textDecoration: 'underline', textDecorationThickness: 1, textUnderlineOffset: 3 },
    ':focus-visible': focusRing(theme),
    // A personal option: pictures of evidence without their colours.
    '.grey-pictures main :is(img, video)': { filter: 'grayscale(1)' },
    '@media (prefers-reduced-motion: reduce)': { '*': { transition: 'none !important', animation: 'none !important' } },
    '@media print': {
      body: { background: '#fff', height: 'auto' },
      '#root': { height: 'auto' },
      '.no-print': { display: 'none !important' },
    },
  }),
};

export const overrides: Components<Theme> = {
  MuiCssBaseline: baseline,
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: ({ theme }) => ({ '&.Mui-focusVisible': focusRing(theme), transition: 'none' }) },
  },
  MuiSvgIcon: { defaultProps: { 'aria-hidden': true }, styleOverrides: { root: { fontSize: '1rem' } } },
  ...controls,
  ...surfaces,
};
