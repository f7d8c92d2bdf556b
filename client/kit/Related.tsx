import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { type RaRecord, type SortPayload, useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/useT.ts';
import { type Column, DataRows } from './DataRows.tsx';
import { Failure } from './Failure.tsx';
import { listPath } from './paths.ts';
import { Panel, Section } from './Section.tsx';
import { Skeletons } from './Skeletons.tsx';

interface Props<Row extends RaRecord> {
  title: string;
  resource: string;
  filter: Record<string, unknown>;
  sort: SortPayload;
  columns: Column<Row>[];
  /** Whether the register can be opened with the same filter. */
  linked?: boolean;
  end?: ReactNode;
}

const ROWS_SHOWN = 10;

/** The newest few rows of another register that belong to this record, with a link to all of them. */
export function Related<Row extends RaRecord>({
  title,
  resource,
  filter,
  sort,
  columns,
  linked = true,
  end,
}: Props<Row>) {
  const t = useT();
  const { data, isPending, error, refetch, total } = useGetList<Row>(resource, {
    filter,
    sort,
    pagination: { page: 1, perPage: ROWS_SHOWN },
  });
  const all = linked && (total ?? 0) > ROWS_SHOWN && <Link to={listPath(resource, filter)}>{t('kit.showAll')}</Link>;
  return (
    <Section title={title} aside={total || undefined} end={end || all || undefined}>
      <Panel>
        {error && <Failure error={error} retry={() => void refetch()} />}
        {isPending && <Skeletons lines={3} row={30} />}
        {data?.length === 0 && (
          <Box sx={{ px: 2, py: 1, typography: 'caption', color: 'text.tertiary' }}>{t('kit.empty.related')}</Box>
        )}
        {data && data.length > 0 && <DataRows caption={title} rows={data} columns={columns} />}
      </Panel>
    </Section>
  );
}
