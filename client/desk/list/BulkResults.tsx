import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import { useNow } from '../../data/clock.ts';
import { useT } from '../../i18n/useT.ts';
import type { Bulk, BulkResult } from '../useBulk.ts';
import type { Undoing } from '../useUndo.ts';
import { useWord } from '../word.ts';

/** Decided by somebody else: sending it again would change nothing. */
const OVER = ['case-decided', 'case-closed'];

/** What became of each case of a bulk decision; only what failed is sent again. */
export function BulkResults({ bulk, result, undoing }: { bulk: Bulk; result: BulkResult; undoing: Undoing }) {
  const t = useT();
  const word = useWord();
  const done = result.results.filter((it) => it.ok).length;
  const failed = result.results.filter((it) => !it.ok);
  const canRetry = failed.filter((it) => !OVER.includes(it.code ?? ''));
  const nameOf = (id: string) => result.rows.find((row) => row.id === id)?.headline.name ?? id;
  const counts = { done: done + result.doneBefore, all: result.results.length + result.doneBefore };
  return (
    <div className="notices" style={{ paddingBottom: 12 }}>
      <section className="box pad" aria-label={t(`desk.bulk.result.${result.outcome}`, counts)}>
        <p className="b" role="status">
          {t(`desk.bulk.result.${result.outcome}`, counts)}
        </p>
        <ul className="sm" style={{ margin: '8px 0' }}>
          <DoneLine count={done} until={undoing.last?.batchId === result.batchId ? undoing.last.until : null} />
          {failed.map((it) => (
            <li key={it.caseId} className={`row ${OVER.includes(it.code ?? '') ? 'wa' : 'er'}`}>
              {OVER.includes(it.code ?? '') ? (
                <WarningAmberOutlined aria-hidden className="s" />
              ) : (
                <ErrorOutlineOutlined aria-hidden className="s" />
              )}
              <span>
                {nameOf(it.caseId)}: {word(`refusals.${it.code}`, t('refusals.unexpected'))}
              </span>
            </li>
          ))}
        </ul>
        <div className="row wrap">
          {canRetry.length > 0 && (
            <button type="button" className="btn s pri" onClick={bulk.retry}>
              {t('desk.bulk.retry', { count: canRetry.length })}
            </button>
          )}
          <button type="button" className="btn s" onClick={bulk.close}>
            {t('desk.bulk.close')}
          </button>
        </div>
      </section>
    </div>
  );
}

function DoneLine({ count, until }: { count: number; until: string | null }) {
  const t = useT();
  const now = useNow();
  if (count === 0) return null;
  const seconds = until === null ? 0 : Math.ceil((Date.parse(until) - now) / 1_000);
  return (
    <li className="row ok">
      <CheckCircleOutlined aria-hidden className="s" />
      {seconds > 0
        ? t('desk.bulk.doneUndo', { smart_count: count, seconds })
        : t('desk.bulk.done', { smart_count: count })}
    </li>
  );
}
