import Box from '@mui/material/Box';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { Me } from '#server/access/contract.ts';
import { useMaybeMe } from '../data/session.ts';
import { Skeletons } from '../kit/Skeletons.tsx';
import { AppBar } from './AppBar.tsx';
import { Boundary } from './Boundary.tsx';
import { BreakReminder } from './BreakReminder.tsx';
import { ErrorPage } from './ErrorPage.tsx';
import { neededFor } from './gate.ts';
import { Leave } from './Leave.tsx';
import { Menu } from './Menu.tsx';
import { NoPermission } from './NoPermission.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { Rail } from './Rail.tsx';
import { SkipLink } from './SkipLink.tsx';
import { useDocument } from './useDocument.ts';
import { useFreshness } from './useFreshness.ts';
import { useGoTo } from './useGoTo.ts';

const MenuDrawer = lazy(() => import('./MenuDrawer.tsx').then((file) => ({ default: file.MenuDrawer })));

const frame = (aside: number) => ({
  display: 'grid',
  height: '100dvh',
  gridTemplate: { xs: `auto minmax(0, 1fr) / minmax(0, 1fr)`, md: `auto minmax(0, 1fr) / ${aside}px minmax(0, 1fr)` },
  '@media print': { display: 'block', height: 'auto' },
});

/** Whoever is signed in sees the console; nobody is led to the sign-in page. */
export function Layout({ children }: { children: ReactNode }) {
  const me = useMaybeMe();
  return me ? <Frame me={me}>{children}</Frame> : <Leave />;
}

/** Bar, menu (a rail beside a desk), and one scrolling main part. */
function Frame({ me, children }: { me: Me; children: ReactNode }) {
  const { pathname } = useLocation();
  const [drawer, setDrawer] = useState(false);
  const isDesk = pathname.startsWith('/desks/');
  useDocument();
  useFreshness();
  useGoTo();
  // Wherever the menu led to, it is closed there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what the effect waits for.
  useEffect(() => setDrawer(false), [pathname]);
  return (
    <Box sx={frame(isDesk ? 56 : 208)}>
      <SkipLink />
      <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }} className="no-print">
        <AppBar openMenu={() => setDrawer(true)} />
        <OfflineBanner />
        {me.queues.length > 0 && <BreakReminder />}
      </Box>
      <Box
        className="no-print"
        sx={{
          display: { xs: 'none', md: 'block' },
          minHeight: 0,
          bgcolor: 'background.paper',
          borderRight: 1,
          borderColor: 'divider',
          overflowY: 'auto',
        }}
      >
        {isDesk ? <Rail /> : <Menu />}
      </Box>
      <Suspense fallback={null}>{drawer && <MenuDrawer close={() => setDrawer(false)} />}</Suspense>
      <Box
        component="main"
        id="main"
        tabIndex={-1}
        sx={{ minWidth: 0, minHeight: 0, overflowY: 'auto', position: 'relative', '&:focus': { outline: 'none' } }}
      >
        <Boundary
          key={pathname.split('/')[1]}
          fallback={(error, retry) => <ErrorPage error={error} resetErrorBoundary={retry} />}
        >
          <Suspense fallback={<Skeletons lines={6} />}>
            <Allowed me={me} pathname={pathname}>
              {children}
            </Allowed>
          </Suspense>
        </Boundary>
      </Box>
    </Box>
  );
}

/** What may not be seen is not even asked for; the address stays, so that a new right needs only a reload. */
function Allowed({ me, pathname, children }: { me: Me; pathname: string; children: ReactNode }) {
  const needed = neededFor(pathname);
  return needed && !me.permissions.includes(needed) ? <NoPermission permission={needed} /> : children;
}
