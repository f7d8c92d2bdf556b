import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import { Link, useLocation } from 'react-router-dom';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useOpenCounts } from '../kit/useOpenCounts.ts';
import { usePlaces } from '../kit/usePlaces.ts';
import { isCurrent } from './Menu.tsx';

const Entry = styled(Link)(({ theme }) => ({
  position: 'relative',
  width: 44,
  height: 44,
  borderRadius: 4,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 1,
  color: theme.palette.text.secondary,
  '& .MuiSvgIcon-root': { fontSize: 18 },
  '&:hover': { textDecoration: 'none', backgroundColor: theme.palette.action.hover },
  '&[aria-current]': { backgroundColor: theme.palette.primary.soft, color: theme.palette.primary.main },
  '&[aria-current]::before': {
    content: '""',
    position: 'absolute',
    left: -6,
    top: 10,
    bottom: 10,
    width: 2,
    borderRadius: 1,
    backgroundColor: theme.palette.primary.main,
  },
}));

const GROUPS = ['home', 'queues', 'records'] as const;

/** The menu beside a desk: icons with the count under them, named by tooltip. */
export function Rail() {
  const { pathname } = useLocation();
  const places = usePlaces();
  const openAt = useOpenCounts();
  const { number } = useFormats();
  const t = useT();
  return (
    <Box
      component="nav"
      aria-label={t('app.menu.label')}
      sx={{ py: 1, display: 'flex', flexDirection: 'column', alignItems: 'center' }}
    >
      {GROUPS.map((group) => (
        <Box
          component="ul"
          key={group}
          sx={{
            display: 'flex',
            flexDirection: 'column',
            alignItems: 'center',
            gap: '2px',
            '& + ul:not(:empty)': { borderTop: 1, borderColor: 'divider', mt: '8px', pt: '8px' },
          }}
        >
          {places
            .filter((place) => place.group === group)
            .map((place) => {
              const { path, name, icon: Icon } = place;
              const waiting = openAt(place);
              return (
                <li key={path}>
                  <Tooltip title={name} placement="right">
                    <Entry
                      to={path}
                      aria-label={waiting ? `${name}, ${t(waiting.said, { smart_count: waiting.open })}` : name}
                      aria-current={isCurrent(pathname, path) ? 'page' : undefined}
                    >
                      <Icon />
                      {waiting && (
                        <Box component="span" sx={{ fontSize: '0.625rem', lineHeight: '0.75rem', fontWeight: 500 }}>
                          {number(waiting.open)}
                        </Box>
                      )}
                    </Entry>
                  </Tooltip>
                </li>
              );
            })}
        </Box>
      ))}
    </Box>
  );
}
