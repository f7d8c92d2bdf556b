import LockIcon from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { Permission } from '#db/words.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Page } from '../kit/Page.tsx';

/** Says which right is missing and who can grant it. */
export function NoPermission({ permission }: { permission: Permission }) {
  const t = useT();
  const { role } = useMe();
  const lead = t('app.noPermission.lead', {
    permission: t(`words.permissions.${permission}`),
    role: t(`words.roles.${role}`),
  });
  return (
    <Page title={t('app.noPermission.title')}>
      <EmptyState
        icon={<LockIcon />}
        title={t('app.noPermission.title')}
        lead={`${lead} ${t('app.noPermission.grant')}`}
        actions={
          <Button component={Link} to="/">
            {t('app.menu.home')}
          </Button>
        }
      />
    </Page>
  );
}
