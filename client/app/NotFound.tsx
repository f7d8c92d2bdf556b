import SearchOffIcon from '@mui/icons-material/SearchOffOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/useT.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Page } from '../kit/Page.tsx';

export function NotFound() {
  const t = useT();
  return (
    <Page title={t('app.notFound.title')}>
      <EmptyState
        icon={<SearchOffIcon />}
        title={t('app.notFound.title')}
        lead={t('app.notFound.lead')}
        actions={
          <Button component={Link} to="/">
            {t('app.menu.home')}
          </Button>
        }
      />
    </Page>
  );
}
