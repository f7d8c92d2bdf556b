import { styled } from '@mui/material/styles';
import { useShortcutsOn } from '../data/preferences.ts';

const Cap = styled('kbd')(({ theme }) => ({
  ...theme.typography.overline,
  display: 'inline-grid',
  placeItems: 'center',
  minWidth: 18,
  height: 18,
  padding: '0 4px',
  borderRadius: 3,
  border: `1px solid ${theme.palette.border.control}`,
  color: theme.palette.text.secondary,
  backgroundColor: theme.palette.background.paper,
  flex: 'none',
  '.MuiButton-contained &, .MuiButton-colorSuccess &, .MuiButton-colorError &': {
    background: 'none',
    borderColor: 'currentColor',
    color: 'inherit',
  },
  '@media (pointer: coarse)': { display: 'none' },
}));

/**
 * Hint at a key, inside the button it presses. Read by nobody aloud, since the button's name says what it does; gone on
 * touch screens and when the person switched shortcuts off. `always` is for lists of shortcuts and for Ctrl combinations.
 */
export function Kbd({ children, always = false }: { children: string; always?: boolean }) {
  const [on] = useShortcutsOn();
  return on || always ? <Cap aria-hidden={!always}>{children}</Cap> : null;
}
