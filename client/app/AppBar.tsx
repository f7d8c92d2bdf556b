import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import MenuIcon from '@mui/icons-material/MenuOutlined';
import ClockIcon from '@mui/icons-material/MoreTimeOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { lazy, Suspense } from 'react';
import { useTheme } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay, useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { useDialogs } from '../kit/dialogs.ts';
import { Kbd } from '../kit/Kbd.tsx';
import { usePageTitle } from '../kit/Page.tsx';
import { visuallyHidden } from '../kit/Skeletons.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { Logo } from './Logo.tsx';
import { useShellKeys } from './useShellKeys.ts';

const Palette = lazy(() => import('./palette/Palette.tsx').then((file) => ({ default: file.Palette })));
const ShortcutsDialog = lazy(() => import('./ShortcutsDialog.tsx').then((file) => ({ default: file.ShortcutsDialog })));
const ClockDialog = lazy(() => import('./ClockDialog.tsx').then((file) => ({ default: file.ClockDialog })));

/** Logo, the only h1, search, shortcuts, theme, and who I am. */
export function AppBar({ openMenu }: { openMenu: () => void }) {
  const t = useT();
  const title = usePageTitle();
  const { dialog, openShortcuts } = useDialogs();
  useShellKeys();
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        height: 44,
        pr: 1.5,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <IconButton onClick={openMenu} aria-label={t('app.menu.open')} sx={{ display: { md: 'none' }, ml: 1 }}>
        <MenuIcon />
      </IconButton>
      <Box
        component={Link}
        to="/"
        aria-label={t('app.home')}
        sx={{
          // On a phone the title needs the place, and the menu beside it leads home.
          display: { xs: 'none', sm: 'grid' },
          width: { sm: 24, md: 56 },
          height: 44,
          placeItems: 'center',
          flex: 'none',
        }}
      >
        <Logo />
      </Box>
      <Typography variant="h1" sx={{ whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {title || 'Trustdesk'}
      </Typography>
      <Box sx={{ flex: 1 }} />
      <DemoMark />
      <SearchField />
      <IconButton
        onClick={openShortcuts}
        aria-label={t('app.bar.shortcuts')}
        title={t('app.bar.shortcuts')}
        sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
      >
        <KeyboardIcon />
      </IconButton>
      <ThemeToggle />
      <AccountMenu />
      <Suspense fallback={null}>
        {dialog === 'search' && <Palette />}
        {dialog === 'shortcuts' && <ShortcutsDialog />}
        {dialog === 'clock' && <ClockDialog />}
      </Suspense>
    </Box>
  );
}

/** Looks like a field, opens the search dialog; on a phone it is an icon. */
function SearchField() {
  const t = useT();
  const { openSearch } = useDialogs();
  return (
    <ButtonBase
      onClick={openSearch}
      aria-keyshortcuts="/ Control+K"
      sx={{
        height: 28,
        width: { xs: 28, md: 208, xl: 296 },
        flex: 'none',
        gap: 1,
        px: { xs: 0, md: 1 },
        pr: { md: 0.5 },
        justifyContent: { xs: 'center', md: 'flex-start' },
        border: { xs: 0, md: 1 },
        borderColor: { md: 'border.control' },
        borderRadius: 1,
        typography: 'body2',
        color: 'text.tertiary',
      }}
    >
      <SearchIcon sx={{ fontSize: { xs: 20, md: 16 } }} />
      <Box component="span" sx={{ ...visuallyHidden, display: { md: 'none' } }}>
        {t('app.bar.search')}
      </Box>
      <Box
        component="span"
        sx={{
          display: { xs: 'none', md: 'block' },
          flex: 1,
          textAlign: 'left',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {t('app.bar.search')}
      </Box>
      <Box component="span" sx={{ display: { xs: 'none', md: 'inline-flex' } }}>
        <Kbd>/</Kbd>
      </Box>
    </ButtonBase>
  );
}

function ThemeToggle() {
  const t = useT();
  const [theme, setTheme] = useTheme();
  const dark = theme === 'dark';
  const label = dark ? t('app.bar.toLight') : t('app.bar.toDark');
  return (
    <IconButton
      onClick={() => setTheme(dark ? 'light' : 'dark')}
      aria-label={label}
      title={label}
      sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
    >
      {dark ? <LightIcon /> : <DarkIcon />}
    </IconButton>
  );
}

/** In the demo it always says so; whoever may move the clock does it here. */
function DemoMark() {
  const t = useT();
  const { demo } = useMe();
  const mayMove = useMay('demo:clock');
  const { openClock } = useDialogs();
  if (!demo) return null;
  const look = {
    height: 24,
    px: 1,
    gap: 0.5,
    flex: 'none',
    border: 1,
    borderColor: 'warning.line',
    bgcolor: 'warning.soft',
    color: 'warning.main',
    borderRadius: 1,
    typography: 'subtitle2',
    whiteSpace: 'nowrap',
  } as const;
  if (!mayMove) {
    return (
      <Box sx={{ ...look, display: { xs: 'none', sm: 'inline-flex' }, alignItems: 'center' }}>{t('app.bar.demo')}</Box>
    );
  }
  return (
    <ButtonBase
      onClick={openClock}
      title={t('app.bar.clock')}
      aria-label={`${t('app.bar.demo')}, ${t('app.bar.clock')}`}
      sx={look}
    >
      <ClockIcon sx={{ fontSize: 14 }} />
      <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
        {t('app.bar.demo')}
      </Box>
    </ButtonBase>
  );
}
