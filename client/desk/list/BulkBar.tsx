import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { OUTCOMES, type Queue } from '#db/words.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { useRefusalText } from '../../data/refusal.ts';
import { useT } from '../../i18n/useT.ts';
import { BULK_OUTCOMES, type Bulk, type BulkOutcome } from '../useBulk.ts';
import { BulkDialog } from './BulkDialog.tsx';

const NEEDS_REASONS: readonly BulkOutcome[] = ['reject', 'remove'];

export function BulkBar({ bulk, queue, rows }: { bulk: Bulk; queue: Queue; rows: readonly CaseRow[] }) {
  const t = useT();
  const refusalText = useRefusalText();
  const { asking } = bulk;
  const known: readonly string[] = OUTCOMES[queue];
  return (
    <div className="bulk" role="region" aria-label={t('desk.bulk.name')}>
      <span className="m" role="status">
        {bulk.isWorking
          ? t('desk.bulk.working', { smart_count: rows.length })
          : t('desk.bulk.selected', { smart_count: rows.length })}
      </span>
      <button
        type="button"
        className="ib t"
        aria-label={t('desk.bulk.clear')}
        title={t('desk.bulk.clear')}
        onClick={bulk.clear}
      >
        <CloseOutlined aria-hidden />
      </button>
      <span className="sp" />
      {bulk.isRefused && (
        <p className="line er" role="alert" style={{ flexBasis: '100%' }}>
          {t('desk.bulk.notTogether')}
        </p>
      )}
      {bulk.failure !== null && (
        <p className="line er" role="alert" style={{ flexBasis: '100%' }}>
          {refusalText(bulk.failure)}
        </p>
      )}
      {BULK_OUTCOMES.filter((outcome) => known.includes(outcome)).map((outcome) => (
        <button
          key={outcome}
          type="button"
          className="btn xs"
          aria-disabled={bulk.isWorking}
          onClick={() => bulk.start(rows, outcome)}
        >
          {t(`words.outcomes.${outcome}.do`)}
          {NEEDS_REASONS.includes(outcome) && '…'}
        </button>
      ))}
      {asking !== null && (
        <BulkDialog
          outcome={asking}
          count={rows.length}
          onClose={bulk.stopAsking}
          onSubmit={(text) => {
            bulk.stopAsking();
            bulk.decide(rows, asking, text);
          }}
        />
      )}
    </div>
  );
}
