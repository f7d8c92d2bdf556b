import CssBaseline from '@mui/material/CssBaseline';
import { Suspense, useState } from 'react';
import { AdminContext, CoreAdminUI, CustomRoutes, type I18nProvider, Notification, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { ErrorPage } from './app/ErrorPage.tsx';
import { Layout } from './app/Layout.tsx';
import { NotFound } from './app/NotFound.tsx';
import { buildQueryClient } from './app/queryClient.ts';
import { SignIn } from './app/SignIn.tsx';
import { darkTheme, lightTheme } from './app/theme.ts';
import { audit } from './audit/index.ts';
import { authProvider } from './data/authProvider.ts';
import { dataProvider } from './data/dataProvider.ts';
import { store } from './data/preferences.ts';
import { decisions } from './decisions/index.ts';
import { disputes } from './disputes/index.ts';
import { documentAccess, documents } from './documents/registers.ts';
import { approvals } from './escrow/approvals/index.ts';
import { escrowDisputes, holds, paymentInstructions } from './escrow/registers.ts';
import { Home } from './home/Home.tsx';
import { keys } from './keys/index.ts';
import { lazyPage } from './kit/lazyPage.tsx';
import { Skeletons } from './kit/Skeletons.tsx';
import { accounts, journals, transfers } from './ledger/index.ts';
import { orders } from './orders/index.ts';
import { people } from './people/index.ts';
import { policies } from './policies/index.ts';
import { questionnaires, registrations } from './registrations/registers.ts';
import { reviews } from './reviews/index.ts';
import { rings } from './rings/index.ts';
import { staff } from './staff/index.ts';
import { templates } from './templates/index.ts';
import { webhooks } from './webhooks/index.ts';

const DeskPage = lazyPage(() => import('./desk/DeskPage.tsx'), 'DeskPage');
const SetUp = lazyPage(() => import('./app/SetUp.tsx'), 'SetUp');
const ScreeningPage = lazyPage(() => import('./screening/ScreeningPage.tsx'), 'ScreeningPage');
const ReconciliationPage = lazyPage(() => import('./escrow/ReconciliationPage.tsx'), 'ReconciliationPage');
const CaseDoor = lazyPage(() => import('./app/CaseDoor.tsx'), 'CaseDoor');

const Loading = () => <Skeletons />;

/**
 * The console's table of contents. These are the parts of react-admin's `<Admin>`, put together here so that its own
 * layout and sign-in page, which we replace, do not travel with the first page.
 */
export function App({ i18n }: { i18n: I18nProvider }) {
  const [queryClient] = useState(buildQueryClient);
  return (
    <AdminContext
      {...{ authProvider, dataProvider, queryClient, store, darkTheme }}
      i18nProvider={i18n}
      theme={lightTheme}
    >
      <CssBaseline enableColorScheme />
      <CoreAdminUI
        title="Trustdesk"
        disableTelemetry
        layout={Layout}
        loading={Loading}
        dashboard={Home}
        loginPage={SignIn}
        catchAll={NotFound}
        error={ErrorPage}
      >
        <Resource {...people} />
        <Resource {...orders} />
        <Resource {...reviews} />
        <Resource {...disputes} />
        <Resource {...holds} />
        <Resource {...escrowDisputes} />
        <Resource {...approvals} />
        <Resource {...documents} />
        <Resource {...documentAccess} />
        <Resource {...registrations} />
        <Resource {...questionnaires} />
        <Resource {...decisions} />
        <Resource {...rings} />
        <Resource {...accounts} />
        <Resource {...journals} />
        <Resource {...transfers} />
        <Resource {...paymentInstructions} />
        <Resource {...audit} />
        <Resource {...staff} />
        <Resource {...policies} />
        <Resource {...templates} />
        <Resource {...webhooks} />
        <Resource {...keys} />
        <CustomRoutes>
          <Route path="/desks/:queue/:caseId?" element={<DeskPage />} />
          <Route path="/screening/*" element={<ScreeningPage />} />
          <Route path="/reconciliation" element={<ReconciliationPage />} />
          <Route path="/cases/:id/show" element={<CaseDoor />} />
        </CustomRoutes>
        <CustomRoutes noLayout>
          <Route path="/setup" element={<Suspense fallback={<Skeletons />}>{<SetUp />}</Suspense>} />
        </CustomRoutes>
      </CoreAdminUI>
      <Notification />
    </AdminContext>
  );
}
