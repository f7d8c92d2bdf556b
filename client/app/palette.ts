import type { ThemeOptions } from '@mui/material/styles';
import { colour, type Mode, type Token } from './tokens.ts';

declare module '@mui/material/styles' {
  interface TypeText {
    tertiary: string;
  }
  interface PaletteColor {
    soft: string;
    line: string;
    outline: string;
  }
  interface SimplePaletteColorOptions {
    soft?: string;
    line?: string;
    outline?: string;
  }
  interface Palette {
    surface: { sunken: string };
    border: { control: string; field: string };
    mark: { main: string; line: string; on: string };
    inverse: { main: string; on: string };
  }
  interface PaletteOptions {
    surface?: Palette['surface'];
    border?: Palette['border'];
    mark?: Palette['mark'];
    inverse?: Palette['inverse'];
  }
}

/** MUI's keys over our tokens. `main` is for text, icons, links and outlines, `dark` is the fill of contained buttons, in both modes. */
export function paletteOf(mode: Mode): ThemeOptions['palette'] {
  const of = (token: Token) => colour(mode, token);
  const accent = {
    main: of('accent'),
    dark: of('accentFill'),
    light: of('accent'),
    contrastText: of('onFill'),
    soft: of('selected'),
    line: of('accentLine'),
    outline: of('accentLine'),
  };
  return {
    mode,
    primary: accent,
    info: accent,
    secondary: {
      main: of('text2'),
      dark: of('text'),
      light: of('text2'),
      contrastText: of('paper'),
      soft: of('sunken'),
      line: of('line'),
      outline: of('line2'),
    },
    success: {
      main: of('success'),
      dark: of('successFill'),
      light: of('success'),
      contrastText: of('onFill'),
      soft: of('successSoft'),
      line: of('successLine'),
      outline: of('successLine2'),
    },
    error: {
      main: of('error'),
      dark: of('errorFill'),
      light: of('error'),
      contrastText: of('onFill'),
      soft: of('errorSoft'),
      line: of('errorLine'),
      outline: of('errorLine2'),
    },
    warning: {
      main: of('warning'),
      dark: of('warning'),
      light: of('warning'),
      contrastText: of('paper'),
      soft: of('warningSoft'),
      line: of('warningLine'),
      outline: of('warningLine'),
    },
    background: { default: of('bg'), paper: of('paper') },
    text: { primary: of('text'), secondary: of('text2'), tertiary: of('text3'), disabled: of('text3') },
    divider: of('line'),
    action: {
      active: of('text2'),
      hover: of('hover'),
      hoverOpacity: 0.04,
      selected: of('selected'),
      selectedOpacity: 0.08,
      disabled: of('text3'),
      disabledBackground: of('sunken'),
      focus: of('selected'),
    },
    surface: { sunken: of('sunken') },
    border: { control: of('line2'), field: of('field') },
    mark: { main: of('mark'), line: of('markLine'), on: of('onMark') },
    inverse: { main: of('inverse'), on: of('onInverse') },
  };
}
