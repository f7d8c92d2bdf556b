import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** Nothing to show: an icon, what is the case in one line, why, and what to do next. */
export const EmptyState = ({
  icon,
  title,
  lead,
  actions,
}: {
  icon?: ReactNode;
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
}) => (
  <Box
    sx={{
      m: 'auto',
      px: 2,
      py: 4,
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'center',
      textAlign: 'center',
      gap: 1,
      '& > .MuiSvgIcon-root': { fontSize: 24, color: 'text.tertiary' },
    }}
  >
    {icon}
    <Typography variant="h1" component="p">
      {title}
    </Typography>
    {lead && (
      <Typography
        variant="caption"
        component="p"
        sx={{ color: 'text.secondary', lineHeight: '1.125rem', maxWidth: 420 }}
      >
        {lead}
      </Typography>
    )}
    {actions && (
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', justifyContent: 'center', mt: 0.5 }}>{actions}</Box>
    )}
  </Box>
);
