import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { DocumentReason } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';

/** The last day on which the pictures are kept; how far it may lie is the policy's, and said by the server. */
export function UntilField({
  value,
  put,
  error,
}: {
  value: string;
  put: (value: string) => void;
  error: string | undefined;
}) {
  const t = useT();
  return (
    <TextField
      type="date"
      label={t('registers.document.acts.until')}
      value={value}
      onChange={({ target }) => put(target.value)}
      error={error !== undefined}
      helperText={error}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ mt: 1 }}
    />
  );
}

interface Grounds {
  offered: readonly DocumentReason[];
  chosen: readonly DocumentReason[];
  put: (chosen: DocumentReason[]) => void;
  isWrong: boolean;
}

/** Up to five grounds, chosen from a menu that stays open. */
export function GroundsField({ offered, chosen, put, isWrong }: Grounds) {
  const t = useT();
  const words = (code: DocumentReason) => t(`words.documentReasons.${code}.short`);
  return (
    <TextField
      select
      label={t('registers.document.acts.grounds')}
      value={chosen}
      onChange={({ target }) => put([target.value].flat() as DocumentReason[])}
      error={isWrong}
      helperText={isWrong ? t('refusals.grounds-missing') : undefined}
      slotProps={{
        inputLabel: { shrink: true },
        select: {
          multiple: true,
          renderValue: (value) =>
            [value]
              .flat()
              .map((code) => words(code as DocumentReason))
              .join(', '),
        },
      }}
      sx={{ mt: 1 }}
    >
      {offered.map((code) => (
        <MenuItem key={code} value={code}>
          {words(code)}
        </MenuItem>
      ))}
    </TextField>
  );
}
