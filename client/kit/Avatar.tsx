import Box from '@mui/material/Box';
import { initialsOf } from './initials.ts';

const SIZES = { small: 18, medium: 24, large: 32 } as const;
const FONTS = { small: 9, medium: 10, large: 12 } as const;

/** A round badge of initials. Decoration: the name always stands beside it or in the label. */
export const Avatar = ({
  name,
  size = 'medium',
  mine = false,
}: {
  name: string;
  size?: keyof typeof SIZES;
  mine?: boolean;
}) => (
  <Box
    component="span"
    aria-hidden
    sx={{
      width: SIZES[size],
      height: SIZES[size],
      borderRadius: '50%',
      display: 'grid',
      placeItems: 'center',
      flex: 'none',
      fontSize: FONTS[size],
      fontWeight: 600,
      lineHeight: 1,
      border: 1,
      borderColor: mine ? 'transparent' : 'divider',
      bgcolor: mine ? 'primary.soft' : 'surface.sunken',
      color: mine ? 'primary.main' : 'text.secondary',
    }}
  >
    {initialsOf(name)}
  </Box>
);
