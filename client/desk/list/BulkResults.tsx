import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import { useState } from 'react';
import { useNow } from '../../data/clock.ts';
import { useMay } from '../../data/session.ts';
import { useT } from '../../i18n/useT.ts';
import type { BulkResult } from '../bulkRules.ts';
import { ReopenDialog } from '../decision/ReopenDialog.tsx';
import { useDialogCall } from '../decision/useDialogCall.ts';
import type { Bulk } from '../useBulk.ts';
import type { Undoing } from '../useUndo.ts';
import { useWord } from '../word.ts';

/** Decided by somebody else: sending it again would change nothing. */
const OVER = ['case-decided', 'case-closed'];

interface BulkResultsProps {
  bulk: Bulk;
  result: BulkResult;
  undoing: Undoing;
}

/** What became of each case of a bulk decision; only what failed is sent again, and later the whole can be reopened. */
export function BulkResults({ bulk, result, undoing }: BulkResultsProps) {
  const t = useT();
  const done = result.results.filter((it) => it.ok).length;
  const failed = result.results.flatMap(({ ok, caseId, code = '' }) => (ok ? [] : [{ caseId, code }]));
  const canRetry = failed.filter((it) => !OVER.includes(it.code));
  const counts = { done: done + result.doneBefore, all: result.results.length + result.doneBefore };
  const until = undoing.last?.batchId === result.batchId ? undoing.last.until : null;
  const isUndoable = undoing.last?.batchId === result.batchId;
  return (
    <div className="notices" style={{ paddingBottom: 12 }}>
      <section className="box pad" aria-label={t(`desk.bulk.result.${result.outcome}`, counts)}>
        <p className="b" role="status">
          {t(`desk.bulk.result.${result.outcome}`, counts)}
        </p>
        <ul className="sm results">
          <DoneLine count={done} until={until} />
          <Failed result={result} failed={failed} />
        </ul>
        {result.reopened && <Reopened result={result} reopened={result.reopened} />}
        <div className="row wrap">
          {canRetry.length > 0 && result.reopened === null && (
            <button type="button" className="btn s pri" onClick={bulk.retry}>
              {t('desk.bulk.retry', { count: canRetry.length })}
            </button>
          )}
          {!isUndoable && result.reopened === null && <ReopenAll bulk={bulk} result={result} />}
          <button type="button" className="btn s" onClick={bulk.close}>
            {t('desk.bulk.close')}
          </button>
        </div>
      </section>
    </div>
  );
}

/** Once undo is over, the batch is taken back by decisions of their own, with one reason for all. */
function ReopenAll({ bulk, result: { decisionIds, outcome } }: { bulk: Bulk; result: BulkResult }) {
  const t = useT();
  const mayRevert = useMay('decisions:revert');
  const [isAsking, setAsking] = useState(false);
  const { run, ...call } = useDialogCall(() => setAsking(false));
  // An escalation took nothing from anybody: there is nothing to put back.
  if (!mayRevert || decisionIds.length === 0 || outcome === 'escalate') return null;
  return (
    <>
      <button type="button" className="btn s" onClick={() => setAsking(true)}>
        {t('desk.bulk.reopen', { count: decisionIds.length })}
      </button>
      {isAsking && (
        <ReopenDialog
          call={call}
          onSubmit={(reason) =>
            run(
              () => bulk.reopen(reason),
              () => setAsking(false),
            )
          }
        />
      )}
    </>
  );
}

function Reopened({ result, reopened }: { result: BulkResult; reopened: NonNullable<BulkResult['reopened']> }) {
  const t = useT();
  return (
    <>
      <p className="b" role="status">
        {t('desk.bulk.reopened', { done: reopened.done, all: result.decisionIds.length })}
      </p>
      <ul className="sm results">
        <Failed result={result} failed={reopened.refused} />
      </ul>
    </>
  );
}

function Failed({ result, failed }: { result: BulkResult; failed: readonly { caseId: string; code: string }[] }) {
  const t = useT();
  const word = useWord();
  const nameOf = (id: string) => result.rows.find((row) => row.id === id)?.headline.name ?? id;
  return failed.map(({ caseId, code }) => {
    const isOver = OVER.includes(code);
    const Icon = isOver ? WarningAmberOutlined : ErrorOutlineOutlined;
    return (
      <li key={caseId} className={isOver ? 'row wa' : 'row er'}>
        <Icon aria-hidden className="s" />
        <span>
          {nameOf(caseId)}: {word(`refusals.${code}`, t('refusals.unexpected'))}
        </span>
      </li>
    );
  });
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
