import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { visuallyHidden } from '../../kit/Skeletons.tsx';
import { useCounted } from '../useCounted.ts';
import type { Section } from '../wordLists.ts';
import type { FoundList } from './listSearch.ts';
import { useListWords } from './useListWords.ts';

export const Entry = styled('button')(({ theme }) => ({
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

export interface Choosing {
  /** Ids of lists that were edited, and `thresholds`. */
  changed: ReadonlySet<string>;
  chosen: string;
  choose: (id: string) => void;
}

/** Lists of one kind; those of phrases under the reason they point at. */
export function ListGroup({ section, found, ...choosing }: Choosing & { section: Section; found: FoundList[] }) {
  const t = useT();
  const { reason } = useListWords();
  if (found.length === 0) return null;
  const name = t(`settings.screening.lists.sections.${section}`);
  return (
    <Box role="group" aria-label={name}>
      <Head>{name}</Head>
      <ul>
        {found.map((each, at) => {
          const own = reason(each.list);
          const before = found[at - 1];
          const isFirst = own !== null && (!before || reason(before.list) !== own);
          return (
            <li key={each.list.id}>
              {isFirst && <Reason>{own}</Reason>}
              <ListEntry found={each} {...choosing} />
            </li>
          );
        })}
      </ul>
    </Box>
  );
}

function ListEntry({ found: { list, hits }, changed, chosen, choose }: Choosing & { found: FoundList }) {
  const t = useT();
  const counted = useCounted();
  const { number } = useFormats();
  const { reason, short, language } = useListWords();
  return (
    <Entry type="button" aria-current={chosen === list.id || undefined} onClick={() => choose(list.id)}>
      <Box component="span" sx={{ minWidth: 0 }}>
        {list.phrases && (
          <Box component="span" sx={visuallyHidden}>
            {`${reason(list)} `}
          </Box>
        )}
        {short(list)}
        {language(list) && (
          <Box component="span" sx={{ typography: 'caption', color: 'text.tertiary', ml: 0.75 }}>
            {language(list)}
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
  );
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

export function Changed() {
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
