import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { useEffect } from 'react';
import { useNow } from '../../data/clock.ts';
import { type Translate, useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import type { Undoable, Undoing, UndoTrouble } from '../useUndo.ts';

/** Docked under the case: what happened last, how long it can be taken back, and the way to do so. */
export function UndoBar({ undoing }: { undoing: Undoing }) {
  const { last, trouble } = undoing;
  return (
    <>
      {trouble !== null && <Trouble code={trouble} onDismiss={undoing.dismiss} />}
      {last !== null && <Bar key={last.caseIds.join()} last={last} undoing={undoing} />}
    </>
  );
}

/** Undone it was not: that must be seen, and stays until it was. */
function Trouble({ code, onDismiss }: { code: UndoTrouble; onDismiss: () => void }) {
  const t = useT();
  return (
    <div className="undo">
      <ErrorOutlineOutlined aria-hidden className="er" />
      <span role="alert">{t(`desk.undo.${code}`)}</span>
      <span className="sp" />
      <button type="button" className="btn s" onClick={onDismiss}>
        {t('desk.bulk.close')}
      </button>
    </div>
  );
}

function Bar({ last, undoing }: { last: Undoable; undoing: Undoing }) {
  const t = useT();
  const now = useNow();
  const end = last.until === null ? null : Date.parse(last.until);
  const isOver = end !== null && now >= end;
  const { over } = undoing;
  useEffect(() => {
    if (isOver) over();
  }, [isOver, over]);
  const seconds = end === null ? null : Math.max(0, Math.ceil((end - now) / 1_000));
  return (
    <div className="undo">
      <CheckCircleOutlined aria-hidden />
      {/* The sentence is read out once; the seconds beside it change and are left to the eye. */}
      <span role="status">
        <b className="m">{whatHappened(t, last)}</b>
        <span className="vh"> {t('desk.undo.window')}</span>
      </span>
      <span aria-hidden className="nw">
        {seconds === null ? t('desk.undo.saving') : t(`desk.undo.${leaves(last)}`, { seconds })}
      </span>
      {end !== null && <Progress share={(end - now) / Math.max(1, end - Date.parse(last.from))} />}
      <span className="sp" />
      <button type="button" className="btn s" onClick={undoing.undo}>
        {t('desk.undo.do')} <Kbd>Z</Kbd>
      </button>
    </div>
  );
}

/** An escalation stays inside: nothing goes out to anybody when its time is over. */
const leaves = ({ outcome }: Undoable) => (outcome === 'escalate' ? 'staysOpen' : 'goesOut');

function whatHappened(t: Translate, { batchId, caseIds, outcome, name }: Undoable): string {
  if (batchId === null) return t(`desk.undo.what.${outcome}`, { name });
  return t('desk.undo.batch', { smart_count: caseIds.length, outcome: t(`words.outcomes.${outcome}.done`) });
}

function Progress({ share }: { share: number }) {
  return (
    <span className="track" aria-hidden>
      <i style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }} />
    </span>
  );
}
