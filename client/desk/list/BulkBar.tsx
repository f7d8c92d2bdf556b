import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { useState } from 'react';
import { OUTCOMES, type Queue } from '#db/words.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { useRefusalText } from '../../data/refusal.ts';
import { useT } from '../../i18n/useT.ts';
import type { Bulk, BulkOutcome } from '../useBulk.ts';
import { BulkDialog } from './BulkDialog.tsx';

/** What can be said of many cases in one sentence; the rest needs a look at each. */
const BULK_OUTCOMES: readonly BulkOutcome[] = ['publish', 'reject', 'keep', 'remove', 'escalate'];
const NEEDS_REASONS: readonly BulkOutcome[] = ['reject', 'remove'];

export function BulkBar({ bulk, queue, rows }: { bulk: Bulk; queue: Queue; rows: readonly CaseRow[] }) {
  const t = useT();
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState<'reject' | 'remove' | null>(null);
  const known: readonly string[] = OUTCOMES[queue];
  const start = (outcome: BulkOutcome) => {
    if (outcome === 'reject' || outcome === 'remove') setAsking(outcome);
    else bulk.decide(rows, outcome, {});
  };
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
          onClick={() => start(outcome)}
        >
          {t(`words.outcomes.${outcome}.do`)}
          {NEEDS_REASONS.includes(outcome) && '…'}
        </button>
      ))}
      {asking !== null && (
        <BulkDialog
          outcome={asking}
          count={rows.length}
          onClose={() => setAsking(null)}
          onSubmit={(text) => {
            setAsking(null);
            bulk.decide(rows, asking, text);
          }}
        />
      )}
    </div>
  );
}
