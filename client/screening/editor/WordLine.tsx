import AddIcon from '@mui/icons-material/AddOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import RemoveIcon from '@mui/icons-material/RemoveCircleOutlineOutlined';
import RestoreIcon from '@mui/icons-material/UndoOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
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

const tools = { width: 24, height: 24, flex: 'none', '& .MuiSvgIcon-root': { fontSize: 16 } } as const;

/** A word with what can be done to it. New and removed are told by a sign and a word, never by colour alone. */
export function WordLine({ word, state, list, lang, acts }: Props) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  if (isOpen && acts)
    return (
      <Box component="li" sx={{ gridColumn: '1 / -1', py: 0.5 }}>
        <EditWord
          word={word}
          list={list}
          done={(next) => {
            setOpen(false);
            if (next !== null && next !== word) acts.replace(word, next);
          }}
        />
      </Box>
    );
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5, minHeight: 28, py: '2px', minWidth: 0 }}
    >
      <Box
        component="span"
        lang={lang}
        sx={{
          minWidth: 0,
          overflowWrap: 'anywhere',
          flex: '1 1 auto',
          py: '2px',
          ...(state === 'removed' && { textDecoration: 'line-through', color: 'text.tertiary' }),
        }}
      >
        {word}
      </Box>
      {state === 'added' && (
        <Chip size="small" color="success" icon={<AddIcon />} label={t('settings.screening.lists.added')} />
      )}
      {state === 'removed' && (
        <Chip size="small" color="error" icon={<RemoveIcon />} label={t('settings.screening.lists.removed')} />
      )}
      {acts && state === 'removed' && (
        <IconButton
          sx={tools}
          aria-label={t('settings.screening.lists.putBack', { word })}
          title={t('settings.screening.lists.putBackDo')}
          onClick={() => acts.putBack(word)}
        >
          <RestoreIcon />
        </IconButton>
      )}
      {acts && state !== 'removed' && (
        <>
          <IconButton
            sx={tools}
            aria-label={t('settings.screening.lists.edit', { word })}
            title={t('settings.edit')}
            onClick={() => setOpen(true)}
          >
            <EditIcon />
          </IconButton>
          <IconButton
            sx={tools}
            aria-label={t('settings.screening.lists.remove', { word })}
            title={t('settings.screening.lists.removeDo')}
            onClick={() => acts.remove(word)}
          >
            <RemoveIcon />
          </IconButton>
        </>
      )}
    </Box>
  );
}
