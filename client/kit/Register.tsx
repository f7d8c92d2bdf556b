import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { ListBase, type RaRecord, type SortPayload, useTranslate } from 'react-admin';
import { Page } from './Page.tsx';
import { type Filter, RegisterBar } from './RegisterBar.tsx';
import { type Column, RegisterTable } from './RegisterTable.tsx';

interface Props<Row extends RaRecord> {
  resource: string;
  columns: Column<Row>[];
  filters: Filter[];
  sort: SortPayload;
  /** Beside the CSV button: usually "create". */
  actions?: ReactNode;
  exportable?: boolean;
  /** What is shown where the address says nothing else. */
  begins?: object;
  /** On a phone each row becomes a card. */
  stacks?: boolean;
  /** Above the filters. */
  head?: ReactNode;
  /** Instead of one table in one box: the rows of the page in groups. */
  draw?: (rows: Row[]) => ReactNode;
}

/** A register: filter bar, dense table, pages. Filter, sort and page stand in the address, so a link or Back restores them. */
export function Register<Row extends RaRecord>({
  resource,
  columns,
  filters,
  sort,
  actions,
  exportable = true,
  begins,
  stacks = false,
  head,
  draw,
}: Props<Row>) {
  const translate = useTranslate();
  return (
    <Page title={translate(`resources.${resource}.name`, { smart_count: 2 })}>
      <ListBase
        resource={resource}
        sort={sort}
        filterDefaultValues={begins}
        perPage={25}
        disableAuthentication
        queryOptions={{ placeholderData: (before) => before }}
      >
        {head}
        <RegisterBar filters={filters} actions={actions} exportable={exportable} />
        <Box sx={{ mt: 1.5 }}>
          <RegisterTable columns={columns} filters={filters} stacks={stacks} draw={draw} />
        </Box>
      </ListBase>
    </Page>
  );
}
