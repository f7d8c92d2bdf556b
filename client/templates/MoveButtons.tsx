import DownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { TemplateRow } from '#server/templates/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { TEMPLATES_KEY } from './useTemplates.ts';

/** Up and down by one place; a button at the end of the way stays where the hand is, and does nothing. */
export function MoveButtons({ row, rows }: { row: TemplateRow; rows: readonly TemplateRow[] }) {
  const t = useT();
  const { move, isBusy } = useMove(rows);
  const at = rows.findIndex(({ id }) => id === row.id);
  const button = (by: -1 | 1, words: 'up' | 'down', Icon: typeof UpIcon) => {
    const isEnd = rows[at + by] === undefined;
    return (
      <IconButton
        size="small"
        aria-label={t(`settings.template.${words}`, { name: row.name })}
        aria-disabled={isEnd || isBusy}
        sx={{ p: 0.25, opacity: isEnd ? 0.4 : 1 }}
        onClick={() => !isEnd && !isBusy && void move(at, by)}
      >
        <Icon fontSize="small" />
      </IconButton>
    );
  };
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {button(-1, 'up', UpIcon)}
      {button(1, 'down', DownIcon)}
    </Box>
  );
}

/** Numbers the rows anew where their places differ from what is stored; usually two of them. */
function useMove(rows: readonly TemplateRow[]) {
  const acts = useActs();
  const client = useQueryClient();
  const notify = useNotify();
  const refusalText = useRefusalText();
  const [isBusy, setBusy] = useState(false);
  const move = async (at: number, by: -1 | 1) => {
    const moved = rows[at];
    if (!moved) return;
    setBusy(true);
    const rest = rows.filter((_, each) => each !== at);
    const next = [...rest.slice(0, at + by), moved, ...rest.slice(at + by)];
    try {
      for (const [position, row] of next.entries())
        if (row.position !== position)
          await acts.update('templates', { id: row.id, data: { ...row, position }, previousData: row });
      const messageArgs = { name: moved.name, at: at + by + 1, all: next.length };
      notify('settings.template.moved', { type: 'info', messageArgs });
    } catch (error) {
      notify(refusalText(error), { type: 'error' });
    }
    await client.invalidateQueries({ queryKey: TEMPLATES_KEY });
    setBusy(false);
  };
  return { move, isBusy };
}
