import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useListContext, useLocaleState } from 'react-admin';
import { exportUrl } from '../data/dataProvider.ts';
import { useMay, useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';

export interface Filter {
  source: string;
  label: string;
  /** Without choices it is typed. */
  choices?: { id: string | number | boolean; name: string }[];
  /** What is asked for when this was typed; undefined while it is not whole, and asks nothing. */
  read?: (typed: string) => string | undefined;
  width?: number;
}

const TYPING_MS = 400;
const ANY = '';
const low = { '& .MuiOutlinedInput-root': { height: 28 } } as const;

/** The filter by marketplace, where there is more than one. */
export function useMarketplaceFilter(): Filter[] {
  const t = useT();
  const { marketplaces } = useMe();
  if (marketplaces.length < 2) return [];
  return [
    {
      source: 'marketplaceId',
      label: t('registers.fields.marketplace'),
      choices: marketplaces.map(({ id, name }) => ({ id, name })),
    },
  ];
}

/** What the list is narrowed by. Empty means any; each change is a new address. */
export function RegisterBar({
  filters,
  actions,
  exportable,
}: {
  filters: Filter[];
  actions?: ReactNode;
  exportable: boolean;
}) {
  const t = useT();
  const { filterValues, setFilters, resource, sort } = useListContext();
  const [locale] = useLocaleState();
  const mayExport = useMay('export') && exportable;
  const isFiltered = filters.some(({ source }) => filterValues[source] !== undefined);
  const put = (source: string, value: unknown) => {
    const { [source]: _, ...others } = filterValues;
    setFilters(value === undefined ? others : { ...others, [source]: value }, undefined, false);
  };
  return (
    <Box
      className="no-print"
      role="search"
      aria-label={t('kit.table.filters')}
      sx={{ display: 'flex', columnGap: 1, rowGap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}
    >
      {filters.map((filter) =>
        filter.choices ? (
          <Choices
            key={filter.source}
            filter={filter}
            value={filterValues[filter.source]}
            put={(value) => put(filter.source, value)}
          />
        ) : (
          <Typed
            key={filter.source}
            filter={filter}
            value={filterValues[filter.source] ?? ''}
            put={(value) => put(filter.source, (filter.read ? filter.read(value) : value) || undefined)}
          />
        ),
      )}
      {isFiltered && (
        <Button variant="text" size="small" onClick={() => setFilters({}, undefined, false)}>
          {t('kit.table.clear')}
        </Button>
      )}
      <Box sx={{ flex: 1 }} />
      {mayExport && (
        <Button
          component="a"
          size="small"
          href={exportUrl(resource, filterValues, sort, locale)}
          download
          startIcon={<DownloadIcon />}
          title={t('kit.table.exportHint')}
        >
          {t('kit.table.export')}
        </Button>
      )}
      {actions}
    </Box>
  );
}

function Choices({
  filter: { label, choices = [], width = 168 },
  value,
  put,
}: {
  filter: Filter;
  value: unknown;
  put: (value: unknown) => void;
}) {
  const t = useT();
  const choose = (name: string) => put(choices.find(({ id }) => String(id) === name)?.id);
  return (
    <TextField
      select
      label={label}
      value={value === undefined ? ANY : String(value)}
      onChange={({ target }) => choose(target.value)}
      sx={{ width, ...low }}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value={ANY}>{t('kit.table.any')}</MenuItem>
      {choices.map(({ id, name }) => (
        <MenuItem key={String(id)} value={String(id)}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Asks when the person pauses; a change from outside, such as Back, is taken over. */
function Typed({
  filter: { label, width = 200 },
  value,
  put,
}: {
  filter: Filter;
  value: string;
  put: (value: string) => void;
}) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => put(next.trim()), TYPING_MS);
  };
  return (
    <TextField
      label={label}
      value={text}
      onChange={({ target }) => type(target.value)}
      sx={{ width, ...low }}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 200 } }}
    />
  );
}
