import Box from '@mui/material/Box';
import { useEffect } from 'react';
import type { TemplateRow } from '#server/templates/contract.ts';
import { useMay } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { useOutcomeWords } from './useOutcomeWords.ts';

interface PickerListProps {
  id: string;
  rows: readonly TemplateRow[];
  chosen: TemplateRow | undefined;
  /** There is no template at all, whatever is typed. */
  isEmpty: boolean;
  onChoose: (row: TemplateRow) => void;
  onInsert: () => void;
}

/** The names; the field above keeps the focus, and the chosen line is told by `aria-activedescendant`. */
export function PickerList({ id, rows, chosen, isEmpty, onChoose, onInsert }: PickerListProps) {
  const t = useT();
  const outcomeWords = useOutcomeWords();
  const mayWrite = useMay('templates:write');
  useEffect(() => {
    document.getElementById(`${id}-${chosen?.id}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, chosen]);
  if (rows.length === 0) {
    return (
      <Box role="status" sx={{ typography: 'body2', color: 'text.secondary' }}>
        <p>{t(isEmpty ? 'desk.replies.empty' : 'desk.replies.none')}</p>
        {isEmpty && (mayWrite ? <a href="#/templates">{t('settings.template.add')}</a> : t('desk.replies.emptyMore'))}
      </Box>
    );
  }
  return (
    <Box
      component="ul"
      id={id}
      role="listbox"
      aria-label={t('desk.replies.list')}
      sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: { xs: 160, sm: 320 }, overflowY: 'auto' }}
    >
      {rows.map((row) => (
        <Box
          component="li"
          key={row.id}
          id={`${id}-${row.id}`}
          role="option"
          aria-selected={row.id === chosen?.id}
          onClick={() => onChoose(row)}
          onDoubleClick={onInsert}
          sx={{
            px: 1,
            py: 0.75,
            borderRadius: 1,
            cursor: 'pointer',
            typography: 'body2',
            '&:hover': { bgcolor: 'action.hover' },
            '&[aria-selected="true"]': { bgcolor: 'action.selected', color: 'primary.main' },
          }}
        >
          {row.name}
          <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.tertiary' }}>
            {outcomeWords(row.outcomes)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
