import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useMemo, useState } from 'react';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { folded } from '../../kit/folded.ts';
import { visuallyHidden } from '../../kit/Skeletons.tsx';
import { useCounted } from '../useCounted.ts';
import { SECTIONS, type WordList } from '../wordLists.ts';
import { useListWords } from './useListWords.ts';

export const THRESHOLDS = 'thresholds';

const Entry = styled('button')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  width: '100%',
  minHeight: 28,
  padding: '3px 8px',
  border: 0,
  borderRadius: 4,
  background: 'none',
  textAlign: 'left',
  cursor: 'pointer',
  color: theme.palette.text.secondary,
  '&:hover': { backgroundColor: theme.palette.action.hover },
  '&[aria-current]': {
    backgroundColor: theme.palette.primary.soft,
    color: theme.palette.primary.main,
    fontWeight: 500,
  },
}));

interface Props {
  lists: readonly WordList[];
  /** Of lists and of `thresholds`. */
  changed: ReadonlySet<string>;
  chosen: string;
  choose: (id: string) => void;
}

/** All lists by what they are for; typing narrows them to those that are called so or hold such a word. */
export function ListMenu({ lists, changed, chosen, choose }: Props) {
  const t = useT();
  const counted = useCounted();
  const { number } = useFormats();
  const words = useListWords();
  const [typed, setTyped] = useState('');
  const q = folded(useDeferredValue(typed));
  const found = useMemo(
    () => matches(lists, q, (list) => `${words.full(list)} ${words.reason(list) ?? ''}`),
    [lists, q, words],
  );
  const isThresholds = q === '' || folded(t('settings.screening.lists.thresholds')).includes(q);
  return (
    <Box component="nav" aria-label={t('settings.screening.lists.menu')} sx={{ minWidth: 0 }}>
      <TextField
        label={t('settings.screening.lists.find')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        sx={{ mb: 1 }}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 100, type: 'search' } }}
      />
      <Box
        sx={{
          maxHeight: { xs: 224, md: 'max(240px, calc(100dvh - 240px))' },
          overflowY: 'auto',
          mx: -0.5,
          px: 0.5,
          pb: 0.5,
        }}
      >
        {isThresholds && (
          <Entry type="button" aria-current={chosen === THRESHOLDS || undefined} onClick={() => choose(THRESHOLDS)}>
            <span>{t('settings.screening.lists.thresholds')}</span>
            {changed.has(THRESHOLDS) && <Changed />}
          </Entry>
        )}
        {SECTIONS.map((section) => {
          const inside = found.filter(({ list }) => list.section === section);
          if (inside.length === 0) return null;
          return (
            <Box key={section} role="group" aria-label={t(`settings.screening.lists.sections.${section}`)}>
              <Head>{t(`settings.screening.lists.sections.${section}`)}</Head>
              <ul>
                {inside.map(({ list, hits }, at) => {
                  const reason = words.reason(list);
                  const before = inside[at - 1];
                  return (
                    <li key={list.id}>
                      {reason && (!before || words.reason(before.list) !== reason) && <Reason>{reason}</Reason>}
                      <Entry
                        type="button"
                        aria-current={chosen === list.id || undefined}
                        onClick={() => choose(list.id)}
                      >
                        <Box component="span" sx={{ minWidth: 0 }}>
                          {reason && (
                            <Box component="span" sx={visuallyHidden}>
                              {`${reason} `}
                            </Box>
                          )}
                          {words.short(list)}
                          {words.language(list) && (
                            <Box component="span" sx={{ typography: 'caption', color: 'text.tertiary', ml: 0.75 }}>
                              {words.language(list)}
                            </Box>
                          )}
                        </Box>
                        {changed.has(list.id) && <Changed />}
                        <Count
                          text={number(hits ?? list.words.length)}
                          name={
                            hits === null
                              ? t('settings.screening.lists.words', counted(list.words.length))
                              : t('settings.screening.lists.holds', counted(hits))
                          }
                        />
                      </Entry>
                    </li>
                  );
                })}
              </ul>
            </Box>
          );
        })}
        {found.length === 0 && !isThresholds && (
          <Box role="status" sx={{ typography: 'caption', color: 'text.tertiary', p: 1 }}>
            {t('settings.screening.lists.nothing', { q: typed })}
          </Box>
        )}
      </Box>
    </Box>
  );
}

interface Found {
  list: WordList;
  /** How many of its words fit; null where its name does, or where nothing was typed. */
  hits: number | null;
}

function matches(lists: readonly WordList[], q: string, nameOf: (list: WordList) => string): Found[] {
  return lists.flatMap((list): Found[] => {
    if (q === '' || folded(nameOf(list)).includes(q)) return [{ list, hits: null }];
    const hits = list.words.filter((word) => folded(word).includes(q)).length;
    return hits > 0 ? [{ list, hits }] : [];
  });
}

const Head = ({ children }: { children: string }) => (
  <Box aria-hidden sx={{ typography: 'subtitle2', color: 'text.tertiary', px: 1, pt: 1.5, pb: 0.5 }}>
    {children}
  </Box>
);
const Reason = ({ children }: { children: string }) => (
  <Box aria-hidden sx={{ typography: 'caption', color: 'text.tertiary', px: 1, pt: 0.75 }}>
    {children}
  </Box>
);

function Changed() {
  const t = useT();
  return (
    <Box component="span" sx={{ typography: 'overline', color: 'warning.main', flex: 'none' }}>
      {t('settings.screening.lists.changed')}
    </Box>
  );
}

const Count = ({ text, name }: { text: string; name: string }) => (
  <Box
    component="span"
    role="img"
    aria-label={name}
    title={name}
    sx={{
      ml: 'auto',
      flex: 'none',
      typography: 'caption',
      color: 'text.tertiary',
      '[aria-current] &': { color: 'inherit' },
    }}
  >
    {text}
  </Box>
);
