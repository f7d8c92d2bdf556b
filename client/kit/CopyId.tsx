import Box from '@mui/material/Box';
import { Copy } from './Copy.tsx';
import { type IdKind, shortId } from './shortId.ts';

/** A short id to read and a button that copies the whole one. Orders show the marketplace's own number. */
export function CopyId({ kind, id, externalId }: { kind: IdKind; id: string; externalId?: string }) {
  const shown = externalId ?? shortId(kind, id);
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
      <Box component="span" sx={{ fontWeight: 500 }}>
        {shown}
      </Box>
      <Copy text={externalId ?? id} name={shown} />
    </Box>
  );
}
