import OkIcon from '@mui/icons-material/CheckCircleOutlined';
import BadIcon from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ApiKeyRow, StaffRow } from '#server/access/contract.ts';
import type { WebhookRow } from '#server/outbox/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useT } from '../i18n/useT.ts';
import { Failure } from '../kit/Failure.tsx';
import { Panel } from '../kit/Section.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';

const ALL = { pagination: { page: 1, perPage: 100 } };
const CHECKS = ['database', 'migrations', 'disk'] as const;

/** The installation at a glance: who works here, what goes out, and whether the server is well. */
export function Administration() {
  const t = useT();
  return (
    <Box
      component="section"
      aria-label={t('home.administration')}
      sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))', gap: 2, mb: 2.5 }}
    >
      <StaffCard />
      <WebhooksCard />
      <KeysCard />
      <ChecksCard />
    </Box>
  );
}

interface CardProps {
  title: string;
  to?: string;
  /** A figure that is not known yet is not nought, and neither is one that could not be read. */
  read: { isPending: boolean; error: unknown; refetch: () => unknown };
  children: ReactNode;
}

const Card = ({ title, to, read, children }: CardProps) => (
  <Panel padded>
    <Box component="h2" sx={{ typography: 'h3', mb: 1 }}>
      {to ? <Link to={to}>{title}</Link> : title}
    </Box>
    {read.error ? <Failure error={read.error} retry={() => void read.refetch()} /> : null}
    {read.isPending && <Skeletons lines={2} />}
    {!read.isPending && !read.error && children}
  </Panel>
);

function StaffCard() {
  const t = useT();
  const { data = [], ...read } = useGetList<StaffRow>('staff', {
    ...ALL,
    sort: { field: 'displayName', order: 'ASC' },
  });
  const count = (state: StaffRow['state']) => data.filter((person) => person.state === state).length;
  return (
    <Card title={t('resources.staff.name', { smart_count: 2 })} to="/staff" read={read}>
      <div>{t('home.staffLead', { smart_count: count('active') })}</div>
      <Box sx={{ color: 'text.tertiary' }}>{t('home.staffInvited', { smart_count: count('invited') })}</Box>
    </Card>
  );
}

function WebhooksCard() {
  const t = useT();
  const { data = [], ...read } = useGetList<WebhookRow>('webhooks', {
    ...ALL,
    sort: { field: 'createdAt', order: 'DESC' },
  });
  const waiting = data.reduce((sum, webhook) => sum + webhook.waiting, 0);
  const dead = data.reduce((sum, webhook) => sum + webhook.dead, 0);
  return (
    <Card title={t('resources.webhooks.name', { smart_count: 2 })} to="/webhooks" read={read}>
      <div>{t('home.webhooksLead', { smart_count: data.length })}</div>
      <Box sx={{ color: 'text.tertiary' }}>{t('home.webhooksWaiting', { smart_count: waiting })}</Box>
      {dead > 0 && (
        <Box sx={{ color: 'error.main', display: 'flex', alignItems: 'center', gap: 0.5 }}>
          <BadIcon sx={{ fontSize: 14 }} />
          {t('home.webhooksDead', { smart_count: dead })}
        </Box>
      )}
    </Card>
  );
}

function KeysCard() {
  const t = useT();
  const { data = [], ...read } = useGetList<ApiKeyRow>('api-keys', {
    ...ALL,
    sort: { field: 'createdAt', order: 'DESC' },
  });
  return (
    <Card title={t('resources.api-keys.name', { smart_count: 2 })} to="/api-keys" read={read}>
      {t('home.keysLead', { smart_count: data.filter(({ revokedAt }) => revokedAt === null).length })}
    </Card>
  );
}

function ChecksCard() {
  const t = useT();
  const acts = useActs();
  const { data, ...read } = useQuery({ queryKey: ['ready'], queryFn: () => acts.ready(), refetchInterval: 30_000 });
  return (
    <Card title={t('home.checks')} read={read}>
      <ul>
        {Object.entries(data?.checks ?? {}).map(([name, state]) => {
          const known = CHECKS.find((each) => each === name);
          const Icon = state === 'ok' ? OkIcon : BadIcon;
          return (
            <Box
              component="li"
              key={name}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 0.75,
                color: state === 'ok' ? 'success.main' : 'error.main',
              }}
            >
              <Icon titleAccess={state === 'ok' ? t('home.checkOk') : t('home.checkBad')} sx={{ fontSize: 14 }} />
              <Box component="span" sx={{ color: 'text.primary' }}>
                {known ? t(`home.checkNames.${known}`) : t('home.checkNames.other', { name })}
              </Box>
            </Box>
          );
        })}
      </ul>
    </Card>
  );
}
