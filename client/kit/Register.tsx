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
}

/** A register: filter bar, dense table, pages. Filter, sort and page stand in the address, so a link or Back restores them. */
export function Register<Row extends RaRecord>({
  resource,
  columns,
  filters,
  sort,
  actions,
  exportable = true,
}: Props<Row>) {
  const translate = useTranslate();
  return (
    <Page title={translate(`resources.${resource}.name`, { smart_count: 2 })}>
      <ListBase
        resource={resource}
        sort={sort}
        perPage={25}
        disableAuthentication
        queryOptions={{ placeholderData: (before) => before }}
      >
        <RegisterBar filters={filters} actions={actions} exportable={exportable} />
        <Box sx={{ mt: 1.5 }}>
          <RegisterTable columns={columns} filters={filters} />
        </Box>
      </ListBase>
    </Page>
  );
}
