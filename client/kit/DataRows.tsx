import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
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
  /** Where cells are stacked, this one says what it is: an amount among amounts. */
  says?: boolean;
}

interface Props<Row> {
  caption: string;
  rows: Row[];
  columns: Column<Row>[];
  sort?: { field: string; order: 'ASC' | 'DESC' };
  order?: (field: string) => void;
  /** The head is there for screen readers only: a few rows that explain themselves. */
  headless?: boolean;
  /** On a phone the cells of a row stand under one another, so that nothing has to be moved sideways. */
  stacks?: boolean;
  /** One last row: what the rows come to, under the last columns. */
  foot?: { label: ReactNode; values: readonly ReactNode[] };
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

const STACKED = {
  '@media (max-width: 767px)': {
    '&, & tbody, & tfoot': { display: 'block' },
    '& thead': visuallyHidden,
    '& tr': {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: '12px',
      px: 2,
      py: 0.5,
      borderTop: 1,
      borderColor: 'divider',
    },
    '& tbody tr:first-of-type': { borderTop: 0 },
    '& tr > *:nth-of-type(n)': {
      display: 'block',
      height: 'auto',
      p: 0,
      py: '3px',
      border: 0,
      whiteSpace: 'normal',
    },
    '& tr > [data-grow]:nth-of-type(n)': { flex: '1 0 100%', maxWidth: 'none', order: 1 },
    // What heads the row heads the card too.
    '& tr > th[data-grow]:nth-of-type(n)': { order: 0 },
    '& tr > td:last-of-type': { ml: 'auto' },
    '& tr > [data-says]::before': { content: 'attr(data-says) "\\a0"', color: 'text.tertiary' },
  },
} as const;

const FOOT = {
  '& > *:nth-of-type(n)': {
    fontSize: 'inherit',
    fontWeight: 500,
    color: 'text.primary',
    borderBottom: 0,
    borderTop: 1,
    borderColor: 'divider',
  },
} as const;

/** A dense table. The first cell heads its row and holds the link that opens it, so rows are reached by keyboard. */
export function DataRows<Row extends { id: string | number }>({
  caption,
  rows,
  columns,
  sort,
  order,
  headless = false,
  stacks = false,
  foot,
}: Props<Row>) {
  // Cells that are laid out otherwise lose their meaning unless it is said.
  const role = (name: string) => (stacks ? name : undefined);
  const [density] = useDensity();
  return (
    <Table
      size="small"
      role={role('table')}
      sx={{
        '& td, & tbody th': { height: ROW_PX[density] },
        '& tbody tr:last-of-type > *': { borderBottom: 0 },
        '& th:first-of-type': { pl: 2 },
        '& td:last-of-type, & th:last-of-type': { pr: 2 },
        ...(stacks && STACKED),
      }}
    >
      <Box component="caption" sx={visuallyHidden}>
        {caption}
      </Box>
      <TableHead role={role('rowgroup')} sx={headless ? visuallyHidden : undefined}>
        <TableRow role={role('row')}>
          {columns.map((column) => (
            <TableCell
              key={column.key}
              // A head cell without words heads nothing.
              component={column.label ? 'th' : 'td'}
              role={role(column.label ? 'columnheader' : 'cell')}
              align={column.align}
              sx={{ width: column.grow ? '100%' : column.width }}
              sortDirection={sort && column.sort === sort.field ? (sort.order === 'ASC' ? 'asc' : 'desc') : false}
            >
              <Head column={column} sort={sort} order={order} />
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody role={role('rowgroup')}>
        {rows.map((row) => (
          <TableRow key={row.id} hover role={role('row')}>
            {columns.map((column, at) => (
              <TableCell
                key={column.key}
                component={at === 0 ? 'th' : 'td'}
                scope={at === 0 ? 'row' : undefined}
                role={role(at === 0 ? 'rowheader' : 'cell')}
                data-grow={column.grow || undefined}
                data-says={column.says ? column.label : undefined}
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
      {foot && (
        <TableFooter role={role('rowgroup')}>
          <TableRow role={role('row')} sx={FOOT}>
            <TableCell
              component="th"
              scope="row"
              role={role('rowheader')}
              colSpan={columns.length - foot.values.length}
            >
              {foot.label}
            </TableCell>
            {columns.slice(-foot.values.length).map((column, at) => (
              <TableCell
                key={column.key}
                role={role('cell')}
                align={column.align}
                data-says={column.says ? column.label : undefined}
              >
                {foot.values[at]}
              </TableCell>
            ))}
          </TableRow>
        </TableFooter>
      )}
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
