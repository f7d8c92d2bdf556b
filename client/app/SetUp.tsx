import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router-dom';
import type { z } from 'zod';
import type { SetUpState } from '#server/access/contract.ts';
import { ask } from '../data/http.ts';
import { useT } from '../i18n/useT.ts';
import { Notice } from '../kit/Notice.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { EntrancePage } from './EntrancePage.tsx';
import { SetUpForm } from './SetUpForm.tsx';

type State = z.infer<typeof SetUpState>;

/**
 * Opened from a one-time link. Its token stands behind the `#`, so no server log ever sees it; it travels in a body.
 */
export function SetUp() {
  const t = useT();
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const state = useQuery({
    queryKey: ['setup', token],
    queryFn: async () => (await ask<State>('/api/setup/state', { method: 'POST', body: { token } })).json,
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const first = state.data?.first ?? false;
  const lead =
    state.data && (first ? t('app.setUp.firstLead') : t('app.setUp.invited', { email: state.data.email ?? '' }));
  return (
    <EntrancePage title={first ? t('app.setUp.first') : t('app.setUp.title')} lead={lead ?? t('app.signIn.lead')}>
      {token === '' && <Dead title={t('app.setUp.usedTitle')} lead={t('app.setUp.noToken')} />}
      {state.isError && <Dead title={t('app.setUp.usedTitle')} lead={t('app.setUp.usedLead')} />}
      {state.isLoading && <Skeletons />}
      {state.data && <SetUpForm token={token} first={first} />}
    </EntrancePage>
  );
}

function Dead({ title, lead }: { title: string; lead: string }) {
  const t = useT();
  return (
    <>
      <Notice tone="warning">
        <b>{title}.</b> {lead}
      </Notice>
      <Box sx={{ mt: 2 }}>
        <Button component={Link} to="/login">
          {t('app.setUp.toSignIn')}
        </Button>
      </Box>
    </>
  );
}
