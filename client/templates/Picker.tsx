import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Language, Outcome, Queue } from '#db/words.ts';
import type { TemplateRow } from '#server/templates/contract.ts';
import { useT } from '../i18n/useT.ts';
import { holdsWords } from '../kit/folded.ts';
import { Skeletons } from '../kit/Skeletons.tsx';
import { PickerList } from './PickerList.tsx';
import { PickerPreview } from './PickerPreview.tsx';
import type { ReplyFacts } from './reply.ts';
import { useFilled } from './useFilled.ts';
import { useTemplates } from './useTemplates.ts';

interface PickerProps {
  marketplace: { id: string; locale: string };
  queue: Queue;
  /** What the person has begun to decide: only templates that go with it; null: all of the desk. */
  outcome: Outcome | null;
  facts: ReplyFacts;
  /** Puts the text into the message; nothing is sent. */
  onInsert: (text: string, language: Language) => void;
  onClose: () => void;
}

/** Replies that a desk has ready: found by typing, shown as the recipient will read them. */
export function Picker(props: PickerProps) {
  const { marketplace, queue, outcome, facts, onClose } = props;
  const t = useT();
  const id = useId();
  const { data, isPending, isError } = useTemplates({ marketplaceId: marketplace.id, queue, archived: false });
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const fitting = (data ?? []).filter((row) => fits(row, outcome) && holdsWords(row.name, typed));
  const chosen = fitting[Math.min(at, fitting.length - 1)];
  const filled = useFilled(chosen, marketplace, facts);
  const insert = () => {
    if (filled) props.onInsert(filled.text, filled.language);
  };
  const move = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing || fitting.length === 0) return;
    if (event.key === 'Enter') insert();
    else if (by) setAt((Math.min(at, fitting.length - 1) + by + fitting.length) % fitting.length);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={`${id}-title`}
      transitionDuration={0}
      disableRestoreFocus
      slotProps={{ paper: { sx: { width: 760, maxWidth: 'calc(100% - 32px)' } } }}
    >
      <DialogTitle id={`${id}-title`}>{t('desk.replies.title')}</DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <DialogContentText>{t('desk.replies.lead')}</DialogContentText>
        <TextField
          autoFocus
          size="small"
          label={t('desk.replies.find')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={move}
          sx={{ mt: 0.5 }}
          slotProps={{
            inputLabel: { shrink: true },
            htmlInput: {
              role: 'combobox',
              'aria-expanded': fitting.length > 0,
              'aria-controls': `${id}-list`,
              'aria-activedescendant': chosen && `${id}-list-${chosen.id}`,
              autoComplete: 'off',
              maxLength: 80,
            },
          }}
        />
        {isPending && <Skeletons lines={5} row={30} />}
        {isError && (
          <DialogContentText role="alert" color="error">
            {t('desk.replies.failed')}
          </DialogContentText>
        )}
        {data && (
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '260px minmax(0, 1fr)' },
              alignItems: 'start',
            }}
          >
            <PickerList
              id={`${id}-list`}
              rows={fitting}
              chosen={chosen}
              isEmpty={data.length === 0}
              onChoose={(row) => setAt(fitting.indexOf(row))}
              onInsert={insert}
            />
            {filled && <PickerPreview filled={filled} facts={facts} />}
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button variant="contained" color="primary" disabled={!filled} onClick={insert}>
          {t('desk.replies.insert')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const fits = ({ outcomes }: TemplateRow, outcome: Outcome | null): boolean =>
  outcome === null || outcomes.length === 0 || outcomes.includes(outcome);
