import BreakIcon from '@mui/icons-material/FreeBreakfastOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useBreakMinutes } from '../data/preferences.ts';
import { useT } from '../i18n/useT.ts';
import { useWorkedMinutes } from './useWorkedMinutes.ts';

/** Says that it is time for a break, to who asked for it. It takes no key and no focus, and nothing waits for it. */
export function BreakReminder() {
  const t = useT();
  const [after] = useBreakMinutes();
  const { minutes, restart } = useWorkedMinutes();
  const isTime = after > 0 && minutes >= after;
  return (
    <Box role="status">
      {isTime && (
        <Box
          sx={{
            display: 'flex',
            gap: 1,
            alignItems: 'center',
            flexWrap: 'wrap',
            px: 2,
            py: 0.5,
            typography: 'caption',
            bgcolor: 'surface.sunken',
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <BreakIcon />
          <span>{t('app.break.time', { smart_count: minutes })}</span>
          <Button size="tiny" onClick={restart}>
            {t('app.break.dismiss')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
