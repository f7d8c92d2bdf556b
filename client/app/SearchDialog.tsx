import SearchIcon from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/useT.ts';
import { useDialogs } from '../kit/dialogs.ts';
import { Kbd } from '../kit/Kbd.tsx';
import { visuallyHidden } from '../kit/Skeletons.tsx';
import { SearchHits } from './SearchHits.tsx';
import { useSearch } from './useSearch.ts';

/** Finds people, orders, reviews and cases by name, number or id, and goes to any page. Arrow keys choose, Enter opens. */
export function SearchDialog() {
  const t = useT();
  const navigate = useNavigate();
  const { closeDialog } = useDialogs();
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const { hits, failed, settled } = useSearch(q);
  const listId = useId();
  const titleId = useId();
  const chosen = Math.min(at, hits.length - 1);
  const open = (path: string) => {
    closeDialog();
    void navigate(path);
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) {
      event.preventDefault();
      setAt((chosen + step + hits.length) % hits.length);
    }
    const hit = hits[chosen];
    if (event.key === 'Enter' && hit) open(hit.path);
  };
  return (
    <Dialog
      open
      onClose={closeDialog}
      aria-labelledby={titleId}
      transitionDuration={0}
      slotProps={{ paper: { sx: { width: 560, alignSelf: 'flex-start', mt: '72px' } } }}
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
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <SearchIcon sx={{ color: 'text.tertiary' }} />
        <InputBase
          autoFocus
          fullWidth
          value={q}
          onChange={({ target }) => {
            setQ(target.value);
            setAt(0);
          }}
          onKeyDown={press}
          placeholder={t('app.search.placeholder')}
          sx={{ typography: 'body2' }}
          slotProps={{
            input: {
              role: 'combobox',
              'aria-label': t('app.search.placeholder'),
              'aria-expanded': hits.length > 0,
              'aria-controls': listId,
              'aria-activedescendant': hits[chosen] ? `${listId}-${chosen}` : undefined,
              'aria-autocomplete': 'list',
              maxLength: 200,
              spellCheck: false,
            },
          }}
        />
        <Kbd always>Esc</Kbd>
      </Box>
      <SearchHits id={listId} hits={hits} chosen={chosen} choose={setAt} open={open} />
      <Box
        sx={{ px: 2, py: 1.25, typography: 'caption', color: 'text.tertiary', borderTop: 1, borderColor: 'divider' }}
      >
        {failed ? (
          t('app.search.failed')
        ) : q.trim().length < 2 ? (
          t('app.search.hint')
        ) : settled && hits.length === 0 ? (
          t('app.search.nothing', { q: q.trim() })
        ) : (
          <Keys />
        )}
      </Box>
      <Box role="status" sx={visuallyHidden}>
        {settled ? t('app.search.count', { smart_count: hits.length }) : ''}
      </Box>
    </Dialog>
  );
}

function Keys() {
  const t = useT();
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center' }}>
      <Kbd always>↑</Kbd> <Kbd always>↓</Kbd> {t('app.search.choose')} <Kbd always>Enter</Kbd> {t('app.search.openIt')}
    </Box>
  );
}
