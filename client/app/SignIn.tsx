import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLogin } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useRefusalText } from '../data/refusal.ts';
import { currentMe, wasEnded } from '../data/session.ts';
import { verbs } from '../data/verbs.ts';
import { useT } from '../i18n/useT.ts';
import { LineField } from '../kit/LineField.tsx';
import { Notice } from '../kit/Notice.tsx';
import { PasswordField } from '../kit/PasswordField.tsx';
import { DemoDoors } from './DemoDoors.tsx';
import { EntrancePage } from './EntrancePage.tsx';

/** E-mail and password; in the demo one button for each role. */
export function SignIn() {
  const t = useT();
  const login = useLogin();
  const refusalText = useRefusalText();
  const navigate = useNavigate();
  // Whoever opens this page while signed in, by an old address or Back, belongs home.
  useEffect(() => {
    if (currentMe()) void navigate('/', { replace: true });
  }, [navigate]);
  const demo = useQuery({ queryKey: ['demo'], queryFn: () => verbs.demo(), staleTime: Number.POSITIVE_INFINITY }).data;
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const enter = async (who: { email: string; password: string }) => {
    setBusy(true);
    setFailure(undefined);
    await login(who).catch((error: unknown) => setFailure(error));
    setBusy(false);
  };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (!busy) void enter({ email, password });
  };
  const ended = wasEnded();
  return (
    <EntrancePage
      title={t('app.signIn.title')}
      lead={t('app.signIn.lead')}
      below={
        demo?.demo && (
          <DemoDoors
            demo={demo}
            busy={busy}
            enter={(each) => void enter({ email: each, password: demo.password ?? '' })}
          />
        )
      }
    >
      <Box component="form" onSubmit={submit} noValidate sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
        {failure !== undefined ? (
          <Notice tone="error" urgent>
            {refusalText(failure)}
          </Notice>
        ) : (
          ended && <Notice tone="info">{t('app.signIn.ended')}</Notice>
        )}
        <LineField
          label={t('app.signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={setEmail}
        />
        <PasswordField
          label={t('app.signIn.password')}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" size="large" variant="contained" color="primary" aria-disabled={busy}>
          {busy ? t('app.signIn.busy') : t('app.signIn.do')}
        </Button>
        <Box sx={{ typography: 'caption', color: 'text.tertiary' }}>{t('app.signIn.forgotten')}</Box>
      </Box>
    </EntrancePage>
  );
}
