import CloseOutlined from '@mui/icons-material/CloseOutlined';
import type { Queue } from '#db/words.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { refusedBy, useRefusalText } from '../../data/refusal.ts';
import { useT } from '../../i18n/useT.ts';
import { bulkOutcomesOf } from '../bulkRules.ts';
import type { Bulk } from '../useBulk.ts';
import { BulkNoticeLine } from './BulkNoticeLine.tsx';

interface BulkBarProps {
  bulk: Bulk;
  queue: Queue;
  /** What is selected, and everything that is listed. */
  rows: readonly CaseRow[];
  all: readonly CaseRow[];
}

/** What is selected and what can be done with all of it; every button first shows what it would decide. */
export function BulkBar({ bulk, queue, rows, all }: BulkBarProps) {
  const t = useT();
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
      {rows.length < all.length && (
        <button type="button" className="btn tx xs" onClick={() => bulk.pickAll(all)}>
          {t('desk.bulk.all', { count: all.length })}
        </button>
      )}
      {bulk.isWorking && <div className="under-way" role="progressbar" aria-label={t('desk.bulk.name')} />}
      <BulkNoticeLine bulk={bulk} />
      {bulk.failure !== null && <Lost bulk={bulk} />}
      {bulkOutcomesOf(queue).map((outcome) => (
        <button
          key={outcome}
          type="button"
          className="btn xs"
          aria-disabled={bulk.isWorking}
          onClick={() => bulk.start(rows, outcome)}
        >
          {t('desk.bulk.ask', { action: t(`words.outcomes.${outcome}.do`) })}
        </button>
      ))}
    </div>
  );
}

/** The request as a whole was refused or not answered: it is sent again as it was, and counts once. */
function Lost({ bulk }: { bulk: Bulk }) {
  const t = useT();
  const refusalText = useRefusalText();
  const { requestId } = refusedBy(bulk.failure);
  return (
    <div className="line er" role="alert" style={{ flexBasis: '100%', flexWrap: 'wrap' }}>
      <span>
        {refusalText(bulk.failure)} {t('desk.bulk.stays')}
      </span>
      <button type="button" className="btn xs" onClick={bulk.again}>
        {t('desk.refusal.again')}
      </button>
      {requestId && (
        <span className="xs t3">
          {t('desk.refusal.request')} <span className="mono">{requestId}</span>
        </span>
      )}
    </div>
  );
}
