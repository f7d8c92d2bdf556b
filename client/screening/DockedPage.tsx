import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTitle } from '../kit/Page.tsx';

/**
 * A page whose foot is always in sight and covers nothing: what is above it scrolls by itself, and holds whatever is
 * placed out of the flow, which would make the outer part scroll as well.
 */
export function DockedPage({ title, foot, children }: { title: string; foot: ReactNode; children: ReactNode }) {
  useTitle(title);
  return (
    <Box sx={{ display: 'grid', gridTemplate: 'minmax(0, 1fr) auto / minmax(0, 1fr)', height: '100%' }}>
      <Box sx={{ position: 'relative', overflowY: 'auto', px: { xs: 2, md: 3 }, py: 2.5 }}>
        <Box sx={{ maxWidth: 1680 }}>{children}</Box>
      </Box>
      {foot}
    </Box>
  );
}
