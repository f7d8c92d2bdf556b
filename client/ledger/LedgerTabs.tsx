import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { useT } from '../i18n/useT.ts';
import { usePlaces } from '../kit/usePlaces.ts';

const HOME = '/accounts';

const Tab = styled(Link)(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  minHeight: 32,
  padding: '0 8px',
  color: theme.palette.text.secondary,
  borderBottom: '2px solid transparent',
  '&:hover': { textDecoration: 'none', backgroundColor: theme.palette.action.hover },
  '&[aria-current]': { color: theme.palette.primary.main, borderColor: theme.palette.primary.main, fontWeight: 500 },
}));

/** The pages of the ledger beside one another: one entry of the menu opens all of them. */
export function LedgerTabs() {
  const t = useT();
  const translate = useTranslate();
  const { pathname } = useLocation();
  const pages = usePlaces().filter(({ under }) => under === HOME);
  const balance = { path: HOME, name: translate('resources.accounts.name', { smart_count: 2 }) };
  return (
    <Box
      component="nav"
      aria-label={t('app.menu.ledger')}
      className="no-print"
      sx={{ display: 'flex', flexWrap: 'wrap', mb: 2, borderBottom: 1, borderColor: 'divider' }}
    >
      {[balance, ...pages].map(({ path, name }) => (
        <Tab key={path} to={path} aria-current={pathname === path ? 'page' : undefined}>
          {name}
        </Tab>
      ))}
    </Box>
  );
}
