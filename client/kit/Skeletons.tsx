import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/useT.ts';

const APPEARS_MS = 200;
const WIDTHS = ['40%', '100%', '92%', '70%', '84%', '56%'];

/** True once something takes longer than a blink; what is quick must not flicker. */
function useSlow(busy = true): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), APPEARS_MS);
    return () => clearTimeout(timer);
  }, [busy]);
  return slow;
}

/** Grey bars where lines will be, after 200 ms. */
export function Skeletons({ lines = 4, row = 24 }: { lines?: number; row?: number }) {
  const slow = useSlow();
  const t = useT();
  return (
    <Box aria-busy="true" sx={{ p: 2, minHeight: lines * row }}>
      {slow && (
        <>
          <Box component="span" role="status" sx={visuallyHidden}>
            {t('kit.table.loading')}
          </Box>
          {Array.from({ length: lines }, (_, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and never move.
            <Skeleton key={line} width={WIDTHS[line % WIDTHS.length]} height={12} sx={{ mb: `${row - 12}px` }} />
          ))}
        </>
      )}
    </Box>
  );
}

/** There for screen readers only. */
export const visuallyHidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
