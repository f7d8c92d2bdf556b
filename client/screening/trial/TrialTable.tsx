import Box from '@mui/material/Box';
import type { TrialAnswer } from '#server/screening/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { type Column, DataRows } from '../../kit/DataRows.tsx';
import { Panel } from '../../kit/Section.tsx';
import { useNarrow } from '../useNarrow.ts';

type Row = TrialAnswer['reasons'][number];

const isQuiet = ({ before, after, missedBefore, missedAfter }: Row) =>
  before + after + missedBefore + missedAfter === 0;

/** Marked texts by reason before and after, and against what people decided. Reasons without any are one sentence. */
export function TrialTable({ rows }: { rows: readonly Row[] }) {
  const t = useT();
  const { number } = useFormats();
  const pair = (from: number, to: number) =>
    from === to ? number(to) : t('settings.screening.trial.change', { from: number(from), to: number(to) });
  const [quiet, loud] = [rows.filter(isQuiet), rows.filter((row) => !isQuiet(row))];
  const isNarrow = useNarrow();
  const marked: Column<Row & { id: string }>[] = isNarrow
    ? [
        {
          key: 'marked',
          label: t('settings.screening.trial.after'),
          align: 'right',
          render: ({ before, after }) => pair(before, after),
        },
      ]
    : [
        {
          key: 'before',
          label: t('settings.screening.trial.before'),
          align: 'right',
          render: (row) => number(row.before),
        },
        {
          key: 'after',
          label: t('settings.screening.trial.after'),
          align: 'right',
          render: (row) => number(row.after),
        },
      ];
  const columns: Column<Row & { id: string }>[] = [
    {
      key: 'reason',
      label: t('settings.screening.trial.reason'),
      render: ({ reason }) => (
        <Box component="span" sx={{ whiteSpace: isNarrow ? 'normal' : undefined }}>
          {reason} {t(`words.reasons.${reason}.short`)}
        </Box>
      ),
    },
    ...marked,
    {
      key: 'difference',
      label: t('settings.screening.trial.difference'),
      align: 'right',
      render: ({ before, after }) => <Difference value={after - before} />,
    },
    {
      key: 'right',
      label: t('settings.screening.trial.right'),
      align: 'right',
      render: (row) => pair(row.rightBefore, row.rightAfter),
    },
    {
      key: 'missed',
      label: t('settings.screening.trial.missed'),
      align: 'right',
      render: (row) => pair(row.missedBefore, row.missedAfter),
    },
  ];
  return (
    <Box sx={{ maxWidth: 860 }}>
      {loud.length > 0 && (
        <Panel scrollsAs={t('settings.screening.trial.caption')}>
          <DataRows
            caption={t('settings.screening.trial.caption')}
            rows={loud.map((row) => ({ ...row, id: row.reason }))}
            columns={columns}
          />
        </Panel>
      )}
      <Box sx={{ typography: 'caption', color: 'text.tertiary', mt: 0.75, '& p': { lineHeight: '1.125rem' } }}>
        {loud.length > 0 && (
          <>
            <p>{t('settings.screening.trial.rightLegend')}</p>
            <p>{t('settings.screening.trial.missedLegend')}</p>
          </>
        )}
        {quiet.length > 0 && (
          <p>{t('settings.screening.trial.quiet', { reasons: quiet.map(({ reason }) => reason).join(', ') })}</p>
        )}
      </Box>
    </Box>
  );
}

/** With its sign, so that more and less are told without colour. */
function Difference({ value }: { value: number }) {
  const { number } = useFormats();
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  return (
    <Box
      sx={{ fontWeight: value === 0 ? 400 : 600, color: value === 0 ? 'text.tertiary' : undefined }}
    >{`${sign}${number(Math.abs(value))}`}</Box>
  );
}
