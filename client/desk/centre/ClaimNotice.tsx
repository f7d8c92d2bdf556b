import TimerOutlined from '@mui/icons-material/TimerOutlined';
import { type ReactNode, useEffect } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import type { Claiming } from '../useClaim.ts';
import { useSecondsLeft } from '../useSecondsLeft.ts';

const WARN_SECONDS = 60;

/** Warns in the last minute of a claim, and says when it is over; one key keeps or takes it again. */
export function ClaimNotice({ claim }: { claim: Claiming }) {
  const t = useT();
  const seconds = useSecondsLeft(claim.state === 'mine' ? claim.until : null);
  const { expire } = claim;
  useEffect(() => {
    if (seconds === 0) expire();
  }, [seconds, expire]);
  if (claim.state === 'lost') {
    const more = claim.alias ? t('desk.claim.lostTo', { alias: claim.alias }) : t('desk.claim.lostFree');
    return (
      <Notice role="alert" title={t('desk.claim.lost')} more={`${more} ${t('desk.claim.draftStays')}`}>
        {!claim.alias && <KeyButton label={t('desk.head.claim')} onClick={claim.claim} isMain />}
      </Notice>
    );
  }
  if (seconds === null || seconds > WARN_SECONDS) return null;
  return (
    <Notice
      role="status"
      title={t('desk.claim.endsSoon')}
      seen={t('desk.claim.endsIn', { seconds })}
      more={t('desk.claim.draftStays')}
    >
      <KeyButton label={t('desk.claim.keep')} onClick={claim.keep} isMain />
      <button type="button" className="btn s" onClick={claim.release}>
        {t('desk.head.release')}
      </button>
    </Notice>
  );
}

interface NoticeProps {
  role: 'alert' | 'status';
  title: string;
  /** What the eye reads instead of the title, where it counts seconds. */
  seen?: string;
  more: string;
  children: ReactNode;
}

function Notice({ role, title, seen, more, children }: NoticeProps) {
  return (
    <div>
      <div className="note wa" role={role}>
        <TimerOutlined aria-hidden />
        <div>
          {seen === undefined ? (
            <b>{title}</b>
          ) : (
            <>
              <b aria-hidden>{seen}</b>
              <span className="vh">{title}</span>
            </>
          )}{' '}
          {more}
        </div>
      </div>
      <div className="row wrap" style={{ marginTop: 8 }}>
        {children}
      </div>
    </div>
  );
}

function KeyButton({ label, onClick, isMain }: { label: string; onClick: () => void; isMain?: boolean }) {
  return (
    <button type="button" className={isMain ? 'btn s pri' : 'btn s'} onClick={onClick}>
      {label} <Kbd>C</Kbd>
    </button>
  );
}
