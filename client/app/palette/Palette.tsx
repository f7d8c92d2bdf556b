import SearchIcon from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import { type KeyboardEvent, useId, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { useDialogs } from '../../kit/dialogs.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { visuallyHidden } from '../../kit/Skeletons.tsx';
import type { Item } from './item.ts';
import { PaletteFoot } from './PaletteFoot.tsx';
import { PaletteList } from './PaletteList.tsx';
import { useItems } from './useItems.ts';
import { useRecords } from './useRecords.ts';

const PAGE_LINES = 8;
/** With nothing typed nothing is chosen either: Enter right after opening must not decide a case. */
const NOWHERE = -1;

/**
 * One field for everything: what can be done with the case, pages, views, my settings, and people, orders, reviews,
 * cases by name, number or id. Arrow keys choose, Enter does it.
 */
export function Palette() {
  const t = useT();
  const { closeDialog } = useDialogs();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(NOWHERE);
  const records = useRecords(typed);
  const items = useItems(typed, records.found);
  const listId = useId();
  const titleId = useId();
  const chosen = Math.min(at, items.length - 1);
  const open = ({ act }: Item) => {
    closeDialog();
    // The dialog first gives the focus back to where it was: what the command puts it on must come after.
    setTimeout(act);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_LINES, PageUp: -PAGE_LINES }[event.key];
    if (step && items.length > 0) {
      event.preventDefault();
      // From nowhere down is the first, and up the last.
      const next = chosen === NOWHERE && step < 0 ? items.length + step : chosen + step;
      const isOne = Math.abs(step) === 1;
      setAt(isOne ? (next + items.length) % items.length : Math.min(items.length - 1, Math.max(0, next)));
    }
    const item = items[chosen];
    // A held Enter must not go on into whatever the command opens.
    if (event.key === 'Enter' && !event.repeat && item) open(item);
  };
  return (
    <Dialog
      open
      onClose={closeDialog}
      aria-labelledby={titleId}
      transitionDuration={0}
      slotProps={{ paper: { sx: { width: 560, alignSelf: 'flex-start', mt: { xs: 2, sm: 'min(72px, 6vh)' } } } }}
    >
      <Box component="h2" id={titleId} sx={visuallyHidden}>
        {t('app.search.title')}
      </Box>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          px: 2,
          height: 48,
          flex: 'none',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <SearchIcon sx={{ color: 'text.tertiary' }} />
        <InputBase
          autoFocus
          fullWidth
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(target.value.trim() === '' ? NOWHERE : 0);
          }}
          onKeyDown={press}
          placeholder={t('app.search.placeholder')}
          sx={{ typography: 'body2' }}
          slotProps={{
            input: {
              role: 'combobox',
              'aria-label': t('app.search.placeholder'),
              'aria-expanded': items.length > 0,
              'aria-controls': listId,
              'aria-activedescendant': items[chosen] ? `${listId}-${chosen}` : undefined,
              'aria-autocomplete': 'list',
              maxLength: 200,
              spellCheck: false,
            },
          }}
        />
        <Kbd always>Esc</Kbd>
      </Box>
      <PaletteList id={listId} items={items} chosen={chosen} choose={setAt} open={open} />
      <PaletteFoot typed={typed} count={items.length} records={records} />
    </Dialog>
  );
}
