import type { Components, Theme } from '@mui/material/styles';

const TONES = ['primary', 'success', 'error', 'warning'] as const;
const SEVERITIES = { success: 'success', error: 'error', warning: 'warning', info: 'primary' } as const;

/** Surfaces, tables, chips, menus and dialogs (design tokens §3, §4, §8). Depth is a hairline; only what floats has a shadow. */
export const surfaces: Components<Theme> = {
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: { root: ({ theme }) => ({ borderRadius: 6, borderColor: theme.palette.divider }) },
  },
  MuiAppBar: { defaultProps: { elevation: 0, color: 'default' } },
  MuiDrawer: { styleOverrides: { paper: { backgroundImage: 'none' } } },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({
        borderRadius: 8,
        width: 480,
        maxWidth: 'calc(100vw - 32px)',
        margin: 16,
        border: `1px solid ${theme.palette.divider}`,
        boxShadow: theme.shadows[2],
      }),
    },
  },
  MuiBackdrop: {
    styleOverrides: {
      root: { backgroundColor: 'rgb(10 12 15 / 0.48)' },
      invisible: { backgroundColor: 'transparent' },
    },
  },
  MuiDialogTitle: { styleOverrides: { root: ({ theme }) => ({ ...theme.typography.h2, padding: '16px 24px 8px' }) } },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 24px' } } },
  MuiDialogContentText: {
    styleOverrides: { root: ({ theme }) => ({ ...theme.typography.body2, color: theme.palette.text.secondary }) },
  },
  MuiDialogActions: { styleOverrides: { root: { padding: '16px 24px', gap: 0 } } },
  MuiPopover: {
    styleOverrides: {
      paper: ({ theme }) => ({
        border: `1px solid ${theme.palette.divider}`,
        boxShadow: theme.shadows[1],
        backgroundColor: theme.palette.background.paper,
      }),
    },
  },
  MuiMenu: {
    styleOverrides: {
      paper: ({ theme }) => ({ border: `1px solid ${theme.palette.divider}`, boxShadow: theme.shadows[1] }),
      list: { padding: 4 },
    },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 30,
        padding: '0 8px',
        borderRadius: 4,
        fontSize: '0.8125rem',
        '&.Mui-selected, &.Mui-selected:hover': {
          backgroundColor: theme.palette.primary.soft,
          color: theme.palette.primary.main,
        },
      }),
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, disableInteractive: true },
    styleOverrides: {
      tooltip: ({ theme }) => ({
        ...theme.typography.caption,
        backgroundColor: theme.palette.inverse.main,
        color: theme.palette.inverse.on,
        padding: '4px 8px',
      }),
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        padding: '0 8px',
        height: 30,
        fontSize: '0.8125rem',
        lineHeight: '1.25rem',
        borderColor: theme.palette.divider,
        whiteSpace: 'nowrap',
      }),
      head: ({ theme }) => ({
        height: 28,
        ...theme.typography.subtitle2,
        color: theme.palette.text.tertiary,
        backgroundColor: theme.palette.background.paper,
      }),
    },
  },
  MuiTableRow: {
    styleOverrides: {
      root: ({ theme }) => ({
        '&.MuiTableRow-hover:hover': { backgroundColor: theme.palette.action.hover },
        '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: theme.palette.action.selected },
      }),
    },
  },
  MuiChip: {
    styleOverrides: {
      root: ({ theme, ownerState }) => {
        const tone = TONES.find((each) => each === ownerState.color);
        const { palette } = theme;
        return {
          ...theme.typography.subtitle2,
          height: 20,
          borderRadius: 4,
          border: `1px solid ${tone ? palette[tone].line : palette.divider}`,
          backgroundColor: tone ? palette[tone].soft : palette.background.paper,
          color: tone ? palette[tone].main : palette.text.secondary,
          '& .MuiChip-icon': { fontSize: 13, color: 'inherit', margin: '0 -2px 0 6px' },
        };
      },
      label: { padding: '0 6px' },
    },
  },
  MuiAlert: {
    defaultProps: { variant: 'standard' },
    styleOverrides: {
      root: ({ theme, ownerState }) => {
        const tone = theme.palette[SEVERITIES[ownerState.severity ?? 'info']];
        return {
          ...theme.typography.caption,
          lineHeight: '1.125rem',
          padding: '8px 12px',
          borderRadius: 4,
          border: `1px solid ${tone.line}`,
          backgroundColor: tone.soft,
          color: tone.main,
          alignItems: 'flex-start',
        };
      },
      icon: { padding: '1px 0 0', marginRight: 8, fontSize: 16, color: 'inherit', opacity: 1 },
      message: { padding: 0 },
      action: { padding: '0 0 0 8px', alignItems: 'center' },
    },
  },
  MuiSkeleton: {
    defaultProps: { animation: false, variant: 'rounded' },
    styleOverrides: { root: ({ theme }) => ({ backgroundColor: theme.palette.surface.sunken, borderRadius: 3 }) },
  },
  MuiSnackbarContent: {
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body2,
        backgroundColor: theme.palette.inverse.main,
        color: theme.palette.inverse.on,
        // React-admin fills notifications with the tone that is meant for words; white on it cannot be read in the dark.
        '&&.RaNotification-error': { backgroundColor: theme.palette.error.dark, color: theme.palette.common.white },
        '&&.RaNotification-success': { backgroundColor: theme.palette.success.dark, color: theme.palette.common.white },
      }),
    },
  },
};
