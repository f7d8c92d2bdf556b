import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/useT.ts';
import { Page } from '../kit/Page.tsx';
import { DockedPage } from './DockedPage.tsx';
import { useDrafts } from './useDrafts.ts';
import { useMarketplace } from './useMarketplace.ts';

export type Tab = 'precision' | 'lists' | 'versions';
const PATHS: Record<Tab, string> = {
  precision: '/screening',
  lists: '/screening/lists',
  versions: '/screening/versions',
};
const TABS: readonly Tab[] = ['precision', 'lists', 'versions'];

const TabLink = styled(Link)(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  height: 32,
  color: theme.palette.text.secondary,
  borderBottom: '2px solid transparent',
  whiteSpace: 'nowrap',
  '&:hover': { color: theme.palette.text.primary, textDecoration: 'none' },
  '&[aria-current]': {
    color: theme.palette.text.primary,
    fontWeight: 500,
    borderBottomColor: theme.palette.primary.main,
  },
}));

/** The three parts of the room with the marketplace they are about; `foot` is docked below. */
export function ScreeningFrame({ tab, foot, children }: { tab: Tab; foot?: ReactNode; children: ReactNode }) {
  const t = useT();
  const title = t(`settings.screening.titles.${tab}`);
  const inside = (
    <>
      <Tabs tab={tab} />
      {children}
    </>
  );
  return foot ? (
    <DockedPage title={title} foot={foot}>
      {inside}
    </DockedPage>
  ) : (
    <Page title={title}>{inside}</Page>
  );
}

function Tabs({ tab }: { tab: Tab }) {
  const t = useT();
  const { search } = useMarketplace();
  const { unsaved } = useDrafts();
  const nameOf = (each: Tab) => t(`settings.screening.tabs.${each}`);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'flex-end',
        columnGap: 2,
        rowGap: 1.5,
        mb: 2,
        mt: -1,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box component="nav" aria-label={t('settings.screening.tabsLabel')} sx={{ mb: '-1px', minWidth: 0 }}>
        <Box component="ul" sx={{ display: 'flex', columnGap: 2, flexWrap: 'wrap' }}>
          {TABS.map((each) => {
            const edited = each === 'lists' && unsaved.length > 0;
            return (
              <li key={each}>
                <TabLink
                  to={PATHS[each] + search}
                  aria-current={each === tab ? 'page' : undefined}
                  aria-label={edited ? t('settings.screening.tabUnsaved', { tab: nameOf(each) }) : undefined}
                >
                  {nameOf(each)}
                  {edited && (
                    <Box component="span" aria-hidden sx={{ ml: 0.75, color: 'warning.main', fontWeight: 600 }}>
                      ●
                    </Box>
                  )}
                </TabLink>
              </li>
            );
          })}
        </Box>
      </Box>
      <MarketplaceField />
    </Box>
  );
}

function MarketplaceField() {
  const t = useT();
  const { marketplaces, marketplaceId, choose } = useMarketplace();
  if (marketplaces.length < 2) return null;
  return (
    <TextField
      select
      label={t('settings.screening.marketplace')}
      value={marketplaceId}
      onChange={({ target }) => choose(target.value)}
      sx={{ width: 168, ml: { sm: 'auto' }, mb: 1, '& .MuiOutlinedInput-root': { height: 28 } }}
      slotProps={{ inputLabel: { shrink: true } }}
    >
      {marketplaces.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
