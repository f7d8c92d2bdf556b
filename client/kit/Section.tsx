import Box from '@mui/material/Box';
import { type ReactNode, useId } from 'react';

/** A section label: quiet, 12 px, with an optional remark and something at its end. */
export const SectionLabel = ({
  children,
  aside,
  end,
  id,
}: {
  children: ReactNode;
  aside?: ReactNode;
  end?: ReactNode;
  id?: string;
}) => (
  <Box
    sx={{
      display: 'flex',
      alignItems: 'center',
      gap: 1,
      mb: 0.75,
      minHeight: 16,
      flexWrap: 'wrap',
      typography: 'subtitle2',
      color: 'text.tertiary',
    }}
  >
    <Box component="h2" id={id} sx={{ font: 'inherit', m: 0 }}>
      {children}
    </Box>
    {aside && (
      <Box component="span" sx={{ fontWeight: 400 }}>
        {aside}
      </Box>
    )}
    {end && <Box sx={{ ml: 'auto', display: 'flex', gap: 1, alignItems: 'center' }}>{end}</Box>}
  </Box>
);

/** A labelled part of a page. */
export function Section({
  title,
  aside,
  end,
  children,
}: {
  title: ReactNode;
  aside?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ mb: 2, minWidth: 0 }}>
      <SectionLabel id={id} aside={aside} end={end}>
        {title}
      </SectionLabel>
      {children}
    </Box>
  );
}

/** A white box with a hairline. `padded` for text, bare for tables. */
export const Panel = ({
  children,
  padded = false,
  alert = false,
  scrollsAs,
}: {
  children: ReactNode;
  padded?: boolean;
  alert?: boolean;
  /** Its name, where nothing inside takes the focus: what scrolls sideways must be reached by keyboard. */
  scrollsAs?: string;
}) => (
  <Box
    role={alert ? 'alert' : scrollsAs && 'region'}
    aria-label={scrollsAs}
    tabIndex={scrollsAs ? 0 : undefined}
    sx={{
      border: 1,
      borderColor: 'divider',
      borderRadius: '6px',
      bgcolor: 'background.paper',
      minWidth: 0,
      overflowX: 'auto',
      ...(padded && { px: 2, py: 1.5 }),
    }}
  >
    {children}
  </Box>
);
