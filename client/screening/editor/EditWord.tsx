import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { typedWords } from '../typedWords.ts';
import type { WordList } from '../wordLists.ts';

/** Changes one word in its place. `done(null)` leaves it as it is. */
export function EditWord({ word, list, done }: { word: string; list: WordList; done: (next: string | null) => void }) {
  const t = useT();
  const [text, setText] = useState(word);
  const others = new Set(list.words.filter((each) => each !== word));
  const [typed] = typedWords(text.replaceAll('\n', ' '), list.id, others);
  const fault = typed?.fault ?? null;
  const take = () => {
    if (typed && fault === null) done(typed.word);
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', flexWrap: 'wrap' }}>
      <TextField
        autoFocus
        multiline
        label={t('settings.screening.lists.editLabel')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            take();
          }
          if (event.key === 'Escape') done(null);
        }}
        error={fault !== null}
        helperText={fault && t(`settings.screening.lists.faults.${fault}`)}
        sx={{ flex: '1 1 240px', mt: 0.75 }}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { spellCheck: false, autoCapitalize: 'off' } }}
      />
      <Box sx={{ display: 'flex', gap: 1, mt: 0.75 }}>
        <Button variant="contained" color="primary" aria-disabled={!typed || fault !== null} onClick={take}>
          {t('settings.screening.lists.editDo')}
        </Button>
        <Button onClick={() => done(null)}>{t('app.cancel')}</Button>
      </Box>
    </Box>
  );
}
