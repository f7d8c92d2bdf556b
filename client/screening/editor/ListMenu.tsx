import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useMemo, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { folded } from '../../kit/folded.ts';
import { SECTIONS, type WordList } from '../wordLists.ts';
import { Changed, type Choosing, Entry, ListGroup } from './ListGroup.tsx';
import { searchLists } from './listSearch.ts';
import { useListWords } from './useListWords.ts';

export const THRESHOLDS = 'thresholds';

/** All lists by what they are for; typing narrows them to those that are called so or hold such a word. */
export function ListMenu({ lists, changed, chosen, choose }: Choosing & { lists: readonly WordList[] }) {
  const t = useT();
  const words = useListWords();
  const [typed, setTyped] = useState('');
  const q = folded(useDeferredValue(typed));
  const found = useMemo(
    () => searchLists(lists, q, (list) => `${words.full(list)} ${words.reason(list) ?? ''}`),
    [lists, q, words],
  );
  const isThresholds = q === '' || folded(t('settings.screening.lists.thresholds')).includes(q);
  return (
    <Box component="nav" aria-label={t('settings.screening.lists.menu')} sx={{ minWidth: 0 }}>
      <TextField
        label={t('settings.screening.lists.find')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        sx={{ mb: 1 }}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 100, type: 'search' } }}
      />
      <Box
        sx={{
          maxHeight: { xs: 224, md: 'max(240px, calc(100dvh - 240px))' },
          overflowY: 'auto',
          mx: -0.5,
          px: 0.5,
          pb: 0.5,
        }}
      >
        {isThresholds && (
          <Entry type="button" aria-current={chosen === THRESHOLDS || undefined} onClick={() => choose(THRESHOLDS)}>
            <span>{t('settings.screening.lists.thresholds')}</span>
            {changed.has(THRESHOLDS) && <Changed />}
          </Entry>
        )}
        {SECTIONS.map((section) => (
          <ListGroup
            key={section}
            section={section}
            found={found.filter(({ list }) => list.section === section)}
            {...{ changed, chosen, choose }}
          />
        ))}
        {found.length === 0 && !isThresholds && (
          <Box role="status" sx={{ typography: 'caption', color: 'text.tertiary', p: 1 }}>
            {t('settings.screening.lists.nothing', { q: typed })}
          </Box>
        )}
      </Box>
    </Box>
  );
}
