import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { type TypedWord, typedWords } from '../typedWords.ts';
import { useCounted } from '../useCounted.ts';
import { isDomains, type WordList } from '../wordLists.ts';

const FAULTS_SHOWN = 5;
const wordsMax = (id: string): number => (isDomains(id) ? 500 : 2_000);

/** New words, one a line. What cannot be read is said while it is typed; the good lines go, the others stay. */
export function AddWords({ list, onAdd }: { list: WordList; onAdd: (words: readonly string[]) => void }) {
  const t = useT();
  const counted = useCounted();
  const [text, setText] = useState('');
  const has = useMemo(() => new Set(list.words), [list.words]);
  const typed = useMemo(() => typedWords(text, list.id, has), [text, list.id, has]);
  const [good, faulty] = [typed.filter(({ fault }) => fault === null), typed.filter(({ fault }) => fault !== null)];
  const isFull = list.words.length + good.length > wordsMax(list.id);
  const isOff = good.length === 0 || isFull;
  const add = () => {
    if (isOff) return;
    onAdd(good.map(({ word }) => word));
    setText(faulty.map(({ word }) => word).join('\n'));
  };
  return (
    <Box sx={{ mb: 2 }}>
      <TextField
        multiline
        minRows={2}
        maxRows={8}
        label={t('settings.screening.lists.add')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add();
        }}
        error={faulty.length > 0 || isFull}
        helperText={
          isFull
            ? t('settings.screening.lists.addFull', { max: wordsMax(list.id) })
            : faulty.length === 0 && t('settings.screening.lists.addHint')
        }
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { spellCheck: false, autoCapitalize: 'off' } }}
      />
      <Faults faulty={faulty} />
      <Button size="small" aria-disabled={isOff} onClick={add} sx={{ mt: 1 }}>
        {good.length === 0
          ? t('settings.screening.lists.addNone')
          : t('settings.screening.lists.addDo', counted(good.length))}
      </Button>
    </Box>
  );
}

function Faults({ faulty }: { faulty: readonly TypedWord[] }) {
  const t = useT();
  return (
    <Box role="status" sx={{ typography: 'caption', color: 'error.main', mt: faulty.length > 0 ? 0.5 : 0 }}>
      {faulty.length > 0 && (
        <ul>
          {faulty.slice(0, FAULTS_SHOWN).map(({ line, word, fault }) => (
            <Box component="li" key={line} sx={{ overflowWrap: 'anywhere' }}>
              {t('settings.screening.lists.line', { line, word: cut(word) })}{' '}
              {fault && t(`settings.screening.lists.faults.${fault}`)}
            </Box>
          ))}
        </ul>
      )}
    </Box>
  );
}

const CUT = 60;
const cut = (word: string): string => (word.length > CUT ? `${word.slice(0, CUT)}…` : word);
