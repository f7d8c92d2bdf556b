import CheckOutlined from '@mui/icons-material/CheckOutlined';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/useT.ts';
import type { EscrowCase } from './escrowCase.ts';
import type { Confirming } from './useConfirming.ts';

/** What nobody can click through: everything was read, and what goes back is typed once more. */
export function ConfirmFields({ confirming, context }: { confirming: Confirming; context: EscrowCase }) {
  const t = useT();
  const { hasRead, setRead, typed, type, matches, isWrong } = confirming;
  const pieces = context.evidence.length;
  const word = matches ? t('desk.money.matches') : isWrong ? t('desk.money.differs') : '';
  return (
    <>
      <FormControlLabel
        control={<Checkbox size="small" checked={hasRead} onChange={(_event, checked) => setRead(checked)} />}
        label={pieces === 0 ? t('desk.money.readNone') : t('desk.money.read', { smart_count: pieces })}
      />
      <TextField
        label={t('desk.money.again')}
        value={typed}
        error={isWrong && !matches}
        onChange={(event) => type(event.target.value)}
        slotProps={{
          htmlInput: { inputMode: 'decimal', autoComplete: 'off', style: { textAlign: 'right', fontWeight: 500 } },
          input: {
            endAdornment: (
              <InputAdornment position="end" disableTypography sx={{ gap: 1, typography: 'caption' }}>
                <Box component="span" sx={{ color: 'text.tertiary' }}>
                  {context.hold.currency}
                </Box>
                <Box
                  component="span"
                  role="status"
                  sx={{ display: 'flex', alignItems: 'center', color: matches ? 'success.main' : 'error.main' }}
                >
                  {matches && <CheckOutlined sx={{ fontSize: 14 }} />} {word}
                </Box>
              </InputAdornment>
            ),
          },
        }}
      />
    </>
  );
}
