import type { PrecisionRow } from '#server/screening/contract.ts';
import { useT } from '../../i18n/useT.ts';
import { DataRows } from '../../kit/DataRows.tsx';
import { usePrecisionColumns } from './usePrecisionColumns.tsx';

/** One row per detector, version and reason. Too few to judge is said in words, beside the figures it makes doubtful. */
export function PrecisionTable({ rows }: { rows: readonly PrecisionRow[] }) {
  const t = useT();
  const columns = usePrecisionColumns();
  return (
    <DataRows
      caption={t('settings.screening.precision.caption')}
      rows={rows.map((row) => ({ ...row, id: [row.detector, row.version, row.reason].join(' ') }))}
      columns={columns}
    />
  );
}
