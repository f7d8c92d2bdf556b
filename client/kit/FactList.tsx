import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Facts as label and value; `columns` 2 puts them side by side where there is room. */
export function FactList({
  facts,
  columns = 1,
  labelWidth = 88,
  roomy = false,
}: {
  facts: (Fact | false | null)[];
  columns?: 1 | 2;
  labelWidth?: number;
  /** Where links stand under one another: each is then large enough to be hit. */
  roomy?: boolean;
}) {
  const pair = `${labelWidth}px minmax(0, 1fr)`;
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: columns === 2 ? { xs: pair, sm: `${pair} ${pair}` } : pair,
        alignItems: 'baseline',
        columnGap: 1,
        rowGap: 0.25,
        typography: 'caption',
        lineHeight: '1.25rem',
        '& dt': { color: 'text.tertiary' },
        '& dd': { minWidth: 0, overflowWrap: 'anywhere', minHeight: roomy ? 24 : undefined },
      }}
    >
      {facts
        .filter((fact) => fact !== false && fact !== null)
        .map(({ label, value }) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Box>
        ))}
    </Box>
  );
}
