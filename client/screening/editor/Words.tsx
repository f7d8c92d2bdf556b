import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { folded } from '../../kit/folded.ts';
import { useCounted } from '../useCounted.ts';
import type { WordList } from '../wordLists.ts';
import { type LineState, WordLine } from './WordLine.tsx';

/** So many lines are drawn at once; a list of thousands is looked through by typing. */
const LINES = 100;
const SHORT_LETTERS = 24;

interface Props {
  list: WordList;
  base: readonly string[];
  lang: string | undefined;
  onWords?: (words: readonly string[]) => void;
}

/** The words of a list, new ones first; what was taken out stays in its place, struck through, to be put back. */
export function Words({ list, base, lang, onWords }: Props) {
  const t = useT();
  const counted = useCounted();
  const box = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [lines, setLines] = useState(LINES);
  const q = folded(useDeferredValue(typed));
  const all = useMemo(() => linesOf(list.words, base), [list.words, base]);
  const fitting = useMemo(() => (q === '' ? all : all.filter(({ word }) => folded(word).includes(q))), [all, q]);
  const isNarrow = useMemo(() => list.words.every((word) => word.length <= SHORT_LETTERS), [list.words]);
  const shown = fitting.slice(0, lines);
  const acts = onWords && {
    remove: (word: string) => {
      onWords(list.words.filter((each) => each !== word));
      // A new word is gone with its button; the keyboard goes on from the list.
      if (!base.includes(word)) box.current?.focus();
    },
    putBack: (word: string) => onWords(inOrder([...list.words, word], base)),
    replace: (word: string, next: string) => {
      onWords(list.words.map((each) => (each === word ? next : each)));
      box.current?.focus();
    },
  };
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.5,
          p: 1,
          borderBottom: 1,
          borderColor: 'divider',
          flexWrap: 'wrap',
        }}
      >
        <TextField
          label={t('settings.screening.lists.filter')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setLines(LINES);
          }}
          sx={{ width: 240, '& .MuiOutlinedInput-root': { height: 28 }, mt: 0.5 }}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 100, type: 'search' } }}
        />
        <Box component="span" role="status" sx={{ typography: 'caption', color: 'text.tertiary' }}>
          {q === ''
            ? t('settings.screening.lists.words', counted(list.words.length))
            : t('settings.screening.lists.holds', counted(fitting.length))}
        </Box>
      </Box>
      <Box
        component="ul"
        ref={box}
        aria-label={t('settings.screening.lists.list')}
        // What scrolls must be reached by keyboard.
        tabIndex={0}
        sx={{
          maxHeight: 400,
          overflowY: 'auto',
          position: 'relative',
          display: 'grid',
          gridTemplateColumns: isNarrow ? 'repeat(auto-fill, minmax(min(200px, 100%), 1fr))' : 'minmax(0, 1fr)',
          columnGap: 2,
          px: 1,
          py: 0.5,
        }}
      >
        {shown.map(({ word, state }) => (
          <WordLine key={word} word={word} state={state} list={list} lang={lang} acts={acts} />
        ))}
        {shown.length === 0 && (
          <Box component="li" sx={{ typography: 'caption', color: 'text.tertiary', py: 1 }}>
            {all.length === 0 ? t('settings.screening.lists.none') : t('settings.screening.lists.noMatch')}
          </Box>
        )}
      </Box>
      {fitting.length > shown.length && (
        <Box sx={{ p: 1, borderTop: 1, borderColor: 'divider' }}>
          <Button size="tiny" onClick={() => setLines((before) => before + LINES)}>
            {t('settings.screening.lists.more', counted(Math.min(LINES, fitting.length - shown.length)))}
          </Button>
        </Box>
      )}
    </>
  );
}

function linesOf(words: readonly string[], base: readonly string[]): { word: string; state: LineState }[] {
  const [had, has] = [new Set(base), new Set(words)];
  const added = words.filter((word) => !had.has(word)).map((word) => ({ word, state: 'added' as const }));
  return [...added, ...base.map((word) => ({ word, state: has.has(word) ? ('kept' as const) : ('removed' as const) }))];
}

/** As they stood in the version before; new ones in front. */
function inOrder(words: readonly string[], base: readonly string[]): string[] {
  const has = new Set(words);
  const had = new Set(base);
  return [...words.filter((word) => !had.has(word)), ...base.filter((word) => has.has(word))];
}
