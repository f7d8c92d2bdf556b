import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { type Changes, isNone } from '../changes.ts';
import type { Trial } from '../trial/useTrial.ts';
import { useNarrow } from '../useNarrow.ts';
import { useChangeWords } from './useChangeWords.ts';

interface Props {
  changes: Changes;
  /** In force. */
  version: number;
  trial: Trial;
  /** Why neither trial nor saving is possible. */
  blocked: string | null;
  save: () => void;
  discard: () => void;
}

/** Two to a line where there is little room. */
const WIDE = { flex: '1 1 40%' };

/** Docked at the foot: what is not saved, and what can be done with it. */
export function ActionBar({ changes, version, trial, blocked, save, discard }: Props) {
  const t = useT();
  const { lines, sum } = useChangeWords();
  const [isOpen, setOpen] = useState(false);
  const isNarrow = useNarrow();
  const none = isNone(changes);
  const isOff = none || blocked !== null;
  return (
    <Box
      component="section"
      aria-label={t('settings.screening.changes.title')}
      className="no-print"
      sx={{
        px: { xs: 2, md: 3 },
        py: 1,
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {isOpen && !none && (
        <Box component="ul" sx={{ maxHeight: 160, overflowY: 'auto', mb: 1, color: 'text.secondary' }}>
          {lines(changes).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box sx={{ flex: isNarrow ? '1 1 160px' : '1 1 220px', minWidth: 0 }}>
          {none ? (
            <Box component="span" sx={{ color: 'text.tertiary' }}>
              {t('settings.screening.changes.none', { version })}
            </Box>
          ) : (
            <Button
              variant="text"
              size="small"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              sx={{ mx: -1, whiteSpace: 'normal', textAlign: 'left' }}
            >
              {sum(changes)}
            </Button>
          )}
          {blocked && (
            <Box role="status" sx={{ typography: 'caption', color: 'error.main' }}>
              {blocked}
            </Box>
          )}
        </Box>
        {!none && (
          <Button variant={isNarrow ? 'text' : 'outlined'} onClick={discard}>
            {t('settings.screening.changes.discard')}
          </Button>
        )}
        <Button
          aria-disabled={isOff || trial.isRunning}
          onClick={() => !isOff && trial.run()}
          title={t('settings.screening.trial.lead')}
          sx={isNarrow ? WIDE : undefined}
        >
          {t(isNarrow ? 'settings.screening.trial.short' : 'settings.screening.trial.do')}
        </Button>
        <Button
          variant="contained"
          color="primary"
          aria-disabled={isOff}
          onClick={() => !isOff && save()}
          sx={isNarrow ? WIDE : undefined}
        >
          {t(isNarrow ? 'settings.screening.save.short' : 'settings.screening.save.do', { version: version + 1 })}
        </Button>
      </Box>
    </Box>
  );
}
