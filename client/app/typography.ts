import type { ThemeOptions } from '@mui/material/styles';

const rem = (px: number) => `${px / 16}rem`;
const type = (size: number, line: number, weight: number) => ({
  fontSize: rem(size),
  lineHeight: rem(line),
  fontWeight: weight,
  letterSpacing: 0,
});

/** Sizes and weights (design tokens §2). In `rem`, so that a larger text size of the browser is honoured. */
export const TYPOGRAPHY: ThemeOptions['typography'] = {
  fontFamily: '"Inter Variable", "Segoe UI", system-ui, sans-serif',
  fontSize: 13,
  htmlFontSize: 16,
  fontWeightMedium: 500,
  fontWeightBold: 600,
  h1: { ...type(14, 20, 600), letterSpacing: '-0.005em' },
  h2: { ...type(16, 24, 600), letterSpacing: '-0.01em' },
  h3: type(13, 20, 600),
  h4: type(20, 28, 600),
  h5: type(18, 24, 600),
  h6: type(13, 20, 600),
  subtitle1: type(13, 20, 500),
  subtitle2: type(12, 16, 500),
  body1: type(15, 24, 400),
  body2: type(13, 20, 400),
  button: { ...type(13, 20, 500), textTransform: 'none' },
  caption: type(12, 16, 400),
  overline: { ...type(11, 16, 500), textTransform: 'none' },
};
