import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { Link, useLocation } from 'react-router-dom';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useDialogs } from '../kit/dialogs.ts';
import { PLACES, type Place } from '../kit/places.ts';
import { useOpenCounts } from '../kit/useOpenCounts.ts';
import { type NamedPlace, usePlaces } from '../kit/usePlaces.ts';

const row = {
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  height: 30,
  padding: '0 6px',
  borderRadius: 4,
  whiteSpace: 'nowrap',
  width: '100%',
} as const;
const Entry = styled(Link)(({ theme }) => ({
  ...row,
  color: theme.palette.text.secondary,
  '&:hover': { textDecoration: 'none', backgroundColor: theme.palette.action.hover },
  '&[aria-current]': {
    backgroundColor: theme.palette.primary.soft,
    color: theme.palette.primary.main,
    fontWeight: 500,
  },
}));
const EntryButton = styled('button')(({ theme }) => ({
  ...row,
  font: 'inherit',
  border: 0,
  background: 'none',
  cursor: 'pointer',
  color: theme.palette.text.secondary,
  '&:hover': { backgroundColor: theme.palette.action.hover },
}));

/** Beside the entry and not within it: it leads elsewhere, to what is counted alone. */
const Flagged = styled(Link)(({ theme }) => ({
  ...theme.typography.caption,
  position: 'absolute',
  top: 3,
  right: 3,
  minWidth: 24,
  height: 24,
  padding: '0 4px',
  borderRadius: 4,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'flex-end',
  fontWeight: 500,
  color: theme.palette.error.main,
  '&:hover': { textDecoration: 'none', backgroundColor: theme.palette.action.hover },
}));
const counted = { ml: 'auto', flex: 'none', typography: 'caption', color: 'text.tertiary' } as const;

const GROUPS: Exclude<Place['group'], 'home'>[] = ['queues', 'records', 'insight', 'help', 'admin'];

const LONG_NAME = 18;

export const isCurrent = (pathname: string, path: string): boolean =>
  path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
const isWithin = (pathname: string, path: string): boolean =>
  isCurrent(pathname, path) || PLACES.some((each) => each.under === path && isCurrent(pathname, each.path));

/** The menu of record pages and Home. */
export function Menu() {
  const t = useT();
  const places = usePlaces();
  const { openShortcuts } = useDialogs();
  return (
    <Box component="nav" aria-label={t('app.menu.label')} sx={{ py: 1, px: '6px' }}>
      <Places places={places.filter(({ group }) => group === 'home')} />
      {GROUPS.map((group) => {
        const mine = places.filter((place) => place.group === group && !place.under);
        if (mine.length === 0 && group !== 'help') return null;
        return (
          <Box key={group} role="group" aria-label={t(`app.menu.${group}`)}>
            <Box aria-hidden sx={{ typography: 'overline', color: 'text.tertiary', px: 1, pt: 1.5, pb: 0.5 }}>
              {t(`app.menu.${group}`)}
            </Box>
            <Places places={mine} />
            {group === 'help' && (
              <EntryButton type="button" onClick={openShortcuts}>
                <KeyboardIcon sx={{ mr: 0.5 }} />
                {t('app.menu.shortcuts')}
              </EntryButton>
            )}
          </Box>
        );
      })}
    </Box>
  );
}

function Places({ places }: { places: NamedPlace[] }) {
  const openAt = useOpenCounts();
  return (
    <ul>
      {places.map((place) => (
        <PlaceEntry key={place.path} place={place} waiting={openAt(place)} />
      ))}
    </ul>
  );
}

function PlaceEntry({ place, waiting }: { place: NamedPlace; waiting: ReturnType<ReturnType<typeof useOpenCounts>> }) {
  const { pathname } = useLocation();
  const { number } = useFormats();
  const t = useT();
  const { path, name, icon: Icon } = place;
  const said = waiting && t(waiting.said, { smart_count: waiting.open });
  return (
    <Box component="li" sx={{ position: 'relative' }}>
      <Entry to={path} title={name} aria-current={isWithin(pathname, path) ? 'page' : undefined}>
        <Icon sx={{ mr: 0.5 }} />
        <Box
          component="span"
          // The longest names of a queue keep their last letters beside the count.
          sx={{
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            fontSize: waiting && name.length > LONG_NAME ? '0.75rem' : undefined,
            ...(waiting?.to && { mr: 3 }),
          }}
        >
          {name}
        </Box>
        {waiting && !waiting.to && (
          <Box
            component="span"
            sx={{ ...counted, '[aria-current] &': { color: 'inherit' } }}
            aria-label={said}
            role="img"
          >
            {number(waiting.open)}
          </Box>
        )}
      </Entry>
      {waiting?.to && (
        <Flagged to={waiting.to} title={said} aria-label={`${name}: ${said}`}>
          {number(waiting.open)}
        </Flagged>
      )}
    </Box>
  );
}
