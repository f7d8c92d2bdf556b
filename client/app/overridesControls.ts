import type { Components, Theme } from '@mui/material/styles';
import { darken } from '@mui/material/styles';

declare module '@mui/material/Button' {
  interface ButtonPropsSizeOverrides {
    tiny: true;
  }
}

const FADE = 'color 120ms, background-color 120ms, border-color 120ms';
const FILLED = ['primary', 'success', 'error'] as const;
const OUTLINED = ['success', 'error'] as const;
const size = (height: number, padding: string, font = '0.8125rem') => ({
  height,
  minWidth: 0,
  padding,
  fontSize: font,
});

/** Buttons and everything a person types or chooses with (design tokens §3, §8). */
export const controls: Components<Theme> = {
  MuiButton: {
    defaultProps: { variant: 'outlined', color: 'inherit', size: 'medium', disableElevation: true },
    styleOverrides: {
      root: ({ theme, ownerState }) => {
        const { palette } = theme;
        const filled = FILLED.find((each) => ownerState.variant === 'contained' && ownerState.color === each);
        const outlined = OUTLINED.find((each) => ownerState.variant === 'outlined' && ownerState.color === each);
        const plain = ownerState.variant === 'outlined' && ownerState.color === 'inherit';
        return {
          whiteSpace: 'nowrap',
          transition: FADE,
          gap: 6,
          lineHeight: 1.25,
          '& .MuiButton-startIcon, & .MuiButton-endIcon': { margin: 0 },
          '& .MuiButton-icon > *:nth-of-type(1)': { fontSize: 16 },
          ...(plain && {
            borderColor: palette.border.control,
            backgroundColor: palette.background.paper,
            '&:hover': { backgroundColor: palette.action.hover, borderColor: palette.border.control },
          }),
          ...(filled && {
            backgroundColor: palette[filled].dark,
            color: palette.common.white,
            '&:hover': { backgroundColor: darken(palette[filled].dark, 0.08) },
          }),
          ...(outlined && { color: palette[outlined].main, borderColor: palette[outlined].outline }),
          ...(ownerState.variant === 'text' && ownerState.color === 'inherit' && { color: palette.primary.main }),
          '&.Mui-disabled, &[aria-disabled="true"]': {
            color: palette.text.tertiary,
            backgroundColor: palette.surface.sunken,
            borderColor: palette.divider,
          },
        };
      },
    },
    variants: [
      { props: { size: 'tiny' }, style: size(24, '0 8px', '0.75rem') },
      { props: { size: 'small' }, style: size(28, '0 8px', '0.75rem') },
      { props: { size: 'medium' }, style: size(32, '0 12px') },
      { props: { size: 'large' }, style: size(36, '0 12px') },
    ],
  },
  MuiIconButton: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: ({ theme }) => ({
        borderRadius: 4,
        padding: 0,
        width: 28,
        height: 28,
        color: theme.palette.text.secondary,
        '&:hover': { backgroundColor: theme.palette.action.hover },
        '& .MuiSvgIcon-root': { fontSize: 20 },
      }),
    },
  },
  MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', fullWidth: true } },
  MuiFormControl: { defaultProps: { size: 'small', margin: 'none' } },
  MuiInputLabel: { styleOverrides: { root: { fontSize: '0.8125rem' } } },
  MuiOutlinedInput: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: ({ theme }) => ({
        backgroundColor: theme.palette.background.paper,
        fontSize: '0.8125rem',
        '& .MuiOutlinedInput-notchedOutline': { borderColor: theme.palette.border.field },
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: theme.palette.text.tertiary },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: theme.palette.primary.main, borderWidth: 2 },
        '&.Mui-disabled': { backgroundColor: theme.palette.surface.sunken },
      }),
      input: { height: 20, padding: '6px 8px', '&:focus-visible': { outline: 'none' } },
      multiline: { padding: 0, '& textarea': { height: 'auto' } },
    },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: ({ theme }) => ({
        marginLeft: 0,
        marginTop: 4,
        color: theme.palette.text.tertiary,
        '&.Mui-error': { color: theme.palette.error.main },
      }),
    },
  },
  MuiCheckbox: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: ({ theme }) => ({ padding: 4, color: theme.palette.border.field, '& .MuiSvgIcon-root': { fontSize: 18 } }),
    },
  },
  MuiRadio: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: ({ theme }) => ({ padding: 4, color: theme.palette.border.field, '& .MuiSvgIcon-root': { fontSize: 18 } }),
    },
  },
  MuiFormControlLabel: {
    styleOverrides: { root: { marginLeft: -4 }, label: { fontSize: '0.8125rem', marginLeft: 6 } },
  },
  MuiFormLabel: {
    styleOverrides: { root: ({ theme }) => ({ color: theme.palette.text.secondary, fontSize: '0.8125rem' }) },
  },
  MuiSwitch: { defaultProps: { size: 'small' } },
  MuiSlider: {
    styleOverrides: { root: { height: 4 }, thumb: { width: 16, height: 16, '&::after': { width: 24, height: 24 } } },
  },
  MuiToggleButton: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: ({ theme }) => ({
        height: 24,
        padding: '0 8px',
        fontSize: '0.75rem',
        fontWeight: 400,
        color: theme.palette.text.secondary,
        borderColor: theme.palette.border.control,
        '&.Mui-selected': {
          color: theme.palette.primary.main,
          backgroundColor: theme.palette.primary.soft,
          fontWeight: 500,
        },
      }),
    },
  },
  MuiTabs: { styleOverrides: { root: { minHeight: 32 }, indicator: { height: 2 } } },
  MuiTab: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 32,
        minWidth: 0,
        padding: 0,
        marginRight: 16,
        fontWeight: 400,
        color: theme.palette.text.secondary,
        '&.Mui-selected': { color: theme.palette.text.primary, fontWeight: 500 },
      }),
    },
  },
};
