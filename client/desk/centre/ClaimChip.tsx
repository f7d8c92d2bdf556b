import LockOutlined from '@mui/icons-material/LockOutlined';
import { useT } from '../../i18n/useT.ts';
import type { Claim } from '../useClaim.ts';
import { useSecondsLeft } from '../useSecondsLeft.ts';

const MINUTE_SECONDS = 60;

/** "Yours for 14 min", counting down in seconds only at the end. */
export function ClaimChip({ claim }: { claim: Claim }) {
  const t = useT();
  const seconds = useSecondsLeft(claim.state === 'mine' ? claim.until : null);
  if (claim.state === 'theirs' && claim.alias) {
    return (
      <span className="chip wa">
        <LockOutlined aria-hidden />
        {t('desk.claim.theirs', { alias: claim.alias })}
      </span>
    );
  }
  if (seconds === null) return null;
  const isEnding = seconds <= MINUTE_SECONDS;
  return (
    <span className={isEnding ? 'chip wa' : 'chip ac'}>
      <LockOutlined aria-hidden />
      {isEnding
        ? t('desk.claim.seconds', { seconds })
        : t('desk.claim.minutes', { minutes: Math.floor(seconds / MINUTE_SECONDS) })}
    </span>
  );
}
