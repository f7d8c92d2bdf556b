import PreviousIcon from '@mui/icons-material/ChevronLeftOutlined';
import NextIcon from '@mui/icons-material/ChevronRightOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { TOTAL_CAP } from '../data/cursors.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';

interface Props {
  page: number;
  perPage: number;
  /** How many are on this page. */
  rows: number;
  total: number | undefined;
  /** The server stopped counting at 1,000. */
  capped: boolean;
  hasNext: boolean;
  go: (page: number) => void;
}

/** "26–50 of 1,000+" with previous and next; no page numbers, since beyond the cap there are none. */
export function Pager({ page, perPage, rows, total, capped, hasNext, go }: Props) {
  const t = useT();
  const { number } = useFormats();
  const from = (page - 1) * perPage + 1;
  const to = from + rows - 1;
  const range = {
    from: number(Math.min(from, to)),
    to: number(to),
    total: number(capped ? Math.max(TOTAL_CAP, to) : (total ?? to)),
  };
  const more = capped ? hasNext : total !== undefined && to < total;
  return (
    <Box
      component="nav"
      aria-label={t('kit.table.pages')}
      className="no-print"
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'flex-end',
        gap: 0.5,
        mt: 1,
        typography: 'caption',
        color: 'text.tertiary',
      }}
    >
      <Box component="span" role="status" sx={{ mr: 1 }}>
        {t(capped ? 'kit.table.rangeCapped' : 'kit.table.range', range)}
      </Box>
      <IconButton
        disabled={page === 1}
        onClick={() => go(page - 1)}
        aria-label={t('kit.table.previous')}
        title={t('kit.table.previous')}
      >
        <PreviousIcon />
      </IconButton>
      <IconButton
        disabled={!more}
        onClick={() => go(page + 1)}
        aria-label={t('kit.table.next')}
        title={t('kit.table.next')}
      >
        <NextIcon />
      </IconButton>
    </Box>
  );
}
