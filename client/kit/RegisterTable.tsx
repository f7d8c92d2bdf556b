import FilterOffIcon from '@mui/icons-material/FilterListOffOutlined';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { type RaRecord, useListContext, useTranslate } from 'react-admin';
import type { ListMeta } from '../data/dataProvider.ts';
import { useT } from '../i18n/useT.ts';
import { type Column, DataRows } from './DataRows.tsx';
import { EmptyState } from './EmptyState.tsx';
import { Failure } from './Failure.tsx';
import { Pager } from './Pager.tsx';
import type { Filter } from './RegisterBar.tsx';
import { Panel } from './Section.tsx';
import { Skeletons } from './Skeletons.tsx';

export type { Column } from './DataRows.tsx';

/** The rows of the list in view, or what stands in their place: loading, failed, nothing fits, nothing yet. */
export function RegisterTable<Row extends RaRecord>({
  columns,
  filters,
  stacks = false,
  draw,
}: {
  columns: Column<Row>[];
  filters: Filter[];
  stacks?: boolean;
  /** Instead of one table in one box: the rows of this page in groups. */
  draw?: (rows: Row[]) => ReactNode;
}) {
  const translate = useTranslate();
  const { data, isPending, error, refetch, resource, sort, setSort, page, perPage, setPage, total, hasNextPage, meta } =
    useListContext<Row>();
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (isPending) return <Panel>{<Skeletons lines={12} row={30} />}</Panel>;
  if (data.length === 0 && page === 1) return <Panel>{<Nothing filters={filters} />}</Panel>;
  const { capped = false }: Partial<ListMeta> = meta ?? {};
  const order = (field: string) =>
    setSort({ field, order: sort.field === field && sort.order === 'DESC' ? 'ASC' : 'DESC' });
  return (
    <>
      {draw?.(data) ?? (
        <Panel>
          <DataRows
            caption={translate(`resources.${resource}.name`, { smart_count: 2 })}
            rows={data}
            columns={columns}
            sort={sort}
            order={order}
            stacks={stacks}
          />
        </Panel>
      )}
      <Pager
        page={page}
        perPage={perPage}
        rows={data.length}
        total={total}
        capped={capped}
        hasNext={hasNextPage ?? false}
        go={setPage}
      />
    </>
  );
}

function Nothing({ filters }: { filters: Filter[] }) {
  const t = useT();
  const translate = useTranslate();
  const { filterValues, setFilters, resource } = useListContext();
  const name = translate(`resources.${resource}.name`, { smart_count: 5 }).toLowerCase();
  const set = filters.filter(({ source }) => filterValues[source] !== undefined);
  const others = Object.keys(filterValues).filter((source) => !filters.some((filter) => filter.source === source));
  if (set.length === 0 && others.length === 0)
    return (
      <EmptyState
        icon={<InboxIcon />}
        title={t('kit.empty.never', { name })}
        lead={translate(`registers.never.${resource}`, { _: t('kit.empty.neverLead') })}
      />
    );
  const words = set.map(
    ({ source, label, choices }) =>
      `${label}: ${choices?.find(({ id }) => id === filterValues[source])?.name ?? filterValues[source]}`,
  );
  return (
    <EmptyState
      icon={<FilterOffIcon />}
      title={t('kit.empty.filtered', { name })}
      lead={words.length > 0 && t('kit.empty.filteredLead', { filters: words.join(', ') })}
      actions={<Button onClick={() => setFilters({}, undefined, false)}>{t('kit.table.clear')}</Button>}
    />
  );
}
