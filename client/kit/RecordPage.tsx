import SearchOffIcon from '@mui/icons-material/SearchOffOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { type RaRecord, useGetOne } from 'react-admin';
import { useParams } from 'react-router-dom';
import { refusedBy } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { EmptyState } from './EmptyState.tsx';
import { Failure } from './Failure.tsx';
import { Page } from './Page.tsx';
import { Skeletons } from './Skeletons.tsx';

interface Props<Row extends RaRecord> {
  resource: string;
  title: (record: Row) => string;
  children: (record: Row) => ReactNode;
}

/**
 * A page about one record. A list may have put a slimmer record into the cache, which is drawn until the whole one is
 * here; so what only the page's own answer holds must be allowed to be absent (ux.md A3).
 */
export function RecordPage<Row extends RaRecord<string>>({ resource, title, children }: Props<Row>) {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useGetOne<Row>(
    resource,
    { id: decodeURIComponent(id) },
    { refetchOnMount: 'always' },
  );
  if (error && !data) return <RecordFailure error={error} retry={() => void refetch()} />;
  if (isPending || !data) return <Skeletons lines={8} />;
  return <Page title={title(data)}>{children(data)}</Page>;
}

/** In place of a record: it is not there, or it could not be read. */
export function RecordFailure({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useT();
  const missing = refusedBy(error).status === 404;
  return (
    <Page title={missing ? t('app.notFound.recordTitle') : t('app.error.title')}>
      {missing ? (
        <EmptyState
          icon={<SearchOffIcon />}
          title={t('app.notFound.recordTitle')}
          lead={t('app.notFound.recordLead')}
        />
      ) : (
        <Failure error={error} retry={retry} />
      )}
    </Page>
  );
}

/** Main column and facts beside it: 1fr · 352 from 1280 on. */
export const TwoColumns = ({ main, side }: { main: ReactNode; side: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px', xl: 'minmax(0, 1fr) 352px' },
      columnGap: 3,
      rowGap: 0,
    }}
  >
    <Box sx={{ minWidth: 0, order: { xs: 2, lg: 1 } }}>{main}</Box>
    <Box sx={{ minWidth: 0, order: { xs: 1, lg: 2 } }}>{side}</Box>
  </Box>
);
