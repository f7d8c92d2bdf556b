import AddIcon from '@mui/icons-material/AddOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import RemoveIcon from '@mui/icons-material/RemoveCircleOutlineOutlined';
import RestoreIcon from '@mui/icons-material/UndoOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import type { WordList } from '../wordLists.ts';
import { EditWord } from './EditWord.tsx';

export type LineState = 'kept' | 'added' | 'removed';

export interface LineActs {
  remove: (word: string) => void;
  putBack: (word: string) => void;
  replace: (word: string, next: string) => void;
}

interface Props {
  word: string;
  state: LineState;
  list: WordList;
  lang: string | undefined;
  acts: LineActs | undefined;
}

// Hundreds of these are drawn at once: plain elements, where a button of MUI takes ten times as long.
const Line = styled('li')({
  display: 'flex',
  alignItems: 'flex-start',
  gap: 4,
  minHeight: 28,
  padding: '2px 0',
  minWidth: 0,
  '& .MuiChip-root': { margin: '2px 0', flex: 'none' },
});
const Word = styled('span')(({ theme }) => ({
  minWidth: 0,
  overflowWrap: 'anywhere',
  flex: '1 1 auto',
  padding: '2px 0',
  '&[data-removed]': { textDecoration: 'line-through', color: theme.palette.text.tertiary },
}));
const Tool = styled('button')(({ theme }) => ({
  flex: 'none',
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  width: 24,
  height: 24,
  padding: 0,
  border: 0,
  borderRadius: 4,
  background: 'none',
  cursor: 'pointer',
  color: theme.palette.text.secondary,
  '&:hover': { backgroundColor: theme.palette.action.hover },
}));

/** A word with what can be done to it. New and removed are told by a sign and a word, never by colour alone. */
export function WordLine({ word, state, list, lang, acts }: Props) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const isRemoved = state === 'removed';
  if (isOpen && acts)
    return (
      <Box component="li" sx={{ gridColumn: '1 / -1', py: 0.5 }}>
        <EditWord
          word={word}
          list={list}
          done={(next) => {
            setOpen(false);
            wasOpen.current = next === null || next === word;
            if (next !== null && next !== word) acts.replace(word, next);
          }}
        />
      </Box>
    );
  return (
    <Line>
      <Word lang={lang} data-removed={isRemoved || undefined}>
        {word}
      </Word>
      {state === 'added' && (
        <Chip size="small" color="success" icon={<AddIcon />} label={t('settings.screening.lists.added')} />
      )}
      {isRemoved && (
        <Chip size="small" color="error" icon={<RemoveIcon />} label={t('settings.screening.lists.removed')} />
      )}
      {acts && !isRemoved && (
        <Tool
          type="button"
          ref={(button) => {
            if (button && wasOpen.current) button.focus();
            wasOpen.current = false;
          }}
          aria-label={t('settings.screening.lists.edit', { word })}
          title={t('settings.edit')}
          onClick={() => setOpen(true)}
        >
          <EditIcon />
        </Tool>
      )}
      {acts && (
        // One button for both, so that the focus stays where a word was taken out and can be put back.
        <Tool
          type="button"
          aria-label={t(isRemoved ? 'settings.screening.lists.putBack' : 'settings.screening.lists.remove', { word })}
          title={t(isRemoved ? 'settings.screening.lists.putBackDo' : 'settings.screening.lists.removeDo')}
          onClick={() => (isRemoved ? acts.putBack(word) : acts.remove(word))}
        >
          {isRemoved ? <RestoreIcon /> : <RemoveIcon />}
        </Tool>
      )}
    </Line>
  );
}
