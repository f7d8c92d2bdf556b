import Box from '@mui/material/Box';
import { type ReactNode, Suspense } from 'react';
import { useMay, useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { lazyPage } from '../kit/lazyPage.tsx';
import { Page } from '../kit/Page.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { Continue } from './Continue.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { HoldAttention } from './HoldAttention.tsx';
import { LastDecisions } from './LastDecisions.tsx';
import { MyDay } from './MyDay.tsx';
import { QueueCards } from './QueueCards.tsx';
import { Today } from './Today.tsx';

const Administration = lazyPage(() => import('./Administration.tsx'), 'Administration');
const LatestTrail = lazyPage(() => import('./LatestTrail.tsx'), 'LatestTrail');
const PolicyNews = lazyPage(() => import('./PolicyNews.tsx'), 'PolicyNews');

/** What stands in front of me. Who decides sees desks; who administers sees the installation; who audits sees the trail. */
export function Home() {
  const t = useT();
  const { queues } = useMe();
  const decides = queues.length > 0;
  const [administers, audits, readsPolicies] = [useMay('staff:manage'), useMay('audit:read'), useMay('policies:read')];
  return (
    <Page title={t('home.title')}>
      <Today />
      <HoldAttention />
      {decides && <QueueCards />}
      {administers && <Later>{<Administration />}</Later>}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 304px' },
          columnGap: 3,
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          {decides && <Continue />}
          {decides && <LastDecisions />}
          {!decides && audits && <Later>{<LatestTrail />}</Later>}
        </Box>
        <Box sx={{ minWidth: 0 }}>
          {readsPolicies && <Later>{<PolicyNews />}</Later>}
          {decides && <MyDay />}
          {decides && <FirstSteps />}
        </Box>
      </Box>
    </Page>
  );
}

/** What only some roles see is fetched on its own and holds up nothing else. */
const Later = ({ children }: { children: ReactNode }) => <Suspense fallback={<Skeletons />}>{children}</Suspense>;
