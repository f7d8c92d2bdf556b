import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import type { ReactNode } from 'react';
import { useDensity } from '../data/preferences.ts';
import { useT } from '../i18n/useT.ts';
import { visuallyHidden } from './Skeletons.tsx';

export interface Column<Row> {
  key: string;
  label: string;
  render: (row: Row) => ReactNode;
  /** Field the server sorts by; without it the column does not sort. */
  sort?: string;
  align?: 'right';
  /** Takes what is left and is cut with an ellipsis. */
  grow?: boolean;
  width?: number;
}

interface Props<Row> {
  caption: string;
  rows: Row[];
  columns: Column<Row>[];
  sort?: { field: string; order: 'ASC' | 'DESC' };
  order?: (field: string) => void;
  /** The head is there for screen readers only: a few rows that explain themselves. */
  headless?: boolean;
}

/** Takes the rest and is cut there; on narrow screens it keeps a readable width and the box scrolls. */
const GROWS = {
  width: '100%',
  minWidth: 160,
  maxWidth: { xs: 220, md: 0 },
  overflow: 'hidden',
  textOverflow: 'ellipsis',
} as const;
const ROW_PX = { compact: 30, comfortable: 36 };

/** A dense table. The first cell heads its row and holds the link that opens it, so rows are reached by keyboard. */
export function DataRows<Row extends { id: string | number }>({
  caption,
  rows,
  columns,
  sort,
  order,
  headless = false,
}: Props<Row>) {
  const [density] = useDensity();
  return (
    <Table
      size="small"
      sx={{
        '& td, & tbody th': { height: ROW_PX[density] },
        '& tbody tr:last-of-type > *': { borderBottom: 0 },
        '& th:first-of-type': { pl: 2 },
        '& td:last-of-type, & th:last-of-type': { pr: 2 },
      }}
    >
      <Box component="caption" sx={visuallyHidden}>
        {caption}
      </Box>
      <TableHead sx={headless ? visuallyHidden : undefined}>
        <TableRow>
          {columns.map((column) => (
            <TableCell
              key={column.key}
              // A head cell without words heads nothing.
              component={column.label ? 'th' : 'td'}
              align={column.align}
              sx={{ width: column.grow ? '100%' : column.width }}
              sortDirection={sort && column.sort === sort.field ? (sort.order === 'ASC' ? 'asc' : 'desc') : false}
            >
              <Head column={column} sort={sort} order={order} />
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} hover>
            {columns.map((column, at) => (
              <TableCell
                key={column.key}
                component={at === 0 ? 'th' : 'td'}
                scope={at === 0 ? 'row' : undefined}
                align={column.align}
                sx={{
                  fontWeight: at === 0 ? 500 : 400,
                  color: 'text.primary',
                  backgroundColor: 'transparent',
                  ...(column.grow && GROWS),
                }}
              >
                {column.render(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Head<Row>({
  column,
  sort,
  order,
}: {
  column: Column<Row>;
  sort?: Props<Row>['sort'];
  order?: (field: string) => void;
}) {
  const t = useT();
  const field = column.sort;
  if (!field || !order) return column.label;
  const active = sort?.field === field;
  return (
    <TableSortLabel
      active={active}
      direction={active && sort?.order === 'ASC' ? 'asc' : 'desc'}
      onClick={() => order(field)}
      title={t('kit.table.sortBy', { column: column.label })}
    >
      {column.label}
    </TableSortLabel>
  );
}
