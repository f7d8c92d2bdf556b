import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { useState } from 'react';
import { StepUpDialog } from '../../escrow/StepUpDialog.tsx';
import { useT } from '../../i18n/useT.ts';
import { LATE_SECONDS, type Returned } from '../useSending.ts';
import { useWord } from '../word.ts';

interface RefusalPanelProps {
  returned: Returned;
  onAgain: () => void;
}

/** Statuses after which the same decision, sent again, may well go through. */
function mayTryAgain(status: number): boolean {
  return status === 0 || status >= 500 || status === 429;
}

/** The decision was not saved: what happened, what did not, and the way to send the very same decision again. */
export function RefusalPanel({ returned, onAgain }: RefusalPanelProps) {
  const t = useT();
  const word = useWord();
  const [isAsking, setAsking] = useState(false);
  const { code, status, requestId } = returned.refused;
  const why =
    code === 'late'
      ? t('desk.refusal.late', { seconds: LATE_SECONDS })
      : word(`refusals.${code}`, t('refusals.unexpected'));
  return (
    <div>
      <div className="note er" role="alert">
        <ErrorOutlineOutlined aria-hidden />
        <div>
          <b>{t('desk.refusal.title')}</b> {why} {t('desk.refusal.nothingSent')} {t('desk.conflict.kept')}
        </div>
      </div>
      <div className="row wrap" style={{ marginTop: 8 }}>
        {code === 'step-up-needed' && (
          <button type="button" className="btn s pri" onClick={() => setAsking(true)}>
            {t('desk.refusal.password')}
          </button>
        )}
        {isAsking && (
          <StepUpDialog
            onClose={() => setAsking(false)}
            onDone={() => {
              setAsking(false);
              onAgain();
            }}
          />
        )}
        {mayTryAgain(status) && (
          <button type="button" className="btn s" onClick={onAgain}>
            {t('desk.refusal.again')}
          </button>
        )}
        {requestId && (
          <>
            <button type="button" className="btn s" onClick={() => void navigator.clipboard?.writeText(requestId)}>
              {t('desk.refusal.copy')}
            </button>
            <span className="xs t3">
              {t('desk.refusal.request')} <span className="mono">{requestId}</span>
            </span>
          </>
        )}
      </div>
    </div>
  );
}
