import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import { useState } from 'react';
import type { ReviewContext } from '#server/reviews/contract.ts';
import { useRefusalText } from '../../data/refusal.ts';
import { useMay } from '../../data/session.ts';
import { useCalls } from '../../desk/calls.ts';
import { type Translate, useT } from '../../i18n/useT.ts';
import { UserText } from '../../kit/UserText.tsx';

/** The blind side is shown as a rule and never as words; opening it needs a right and is logged (RULINGS 9). */
export function OtherSide({ context }: { context: ReviewContext }) {
  const t = useT();
  const { windows, otherSide, subject } = context;
  const name = subject.displayName;
  return (
    <section className="sec">
      <h3>{t('desk.section.other')}</h3>
      <div className="note">
        <VisibilityOffOutlined aria-hidden />
        <div style={{ minWidth: 0, flex: 1 }}>
          <b className="m">
            {otherSide === null
              ? t('desk.blind.none', { name })
              : t('desk.blind.state', { name, state: t(`words.reviewStatuses.${otherSide.status}`) })}
          </b>{' '}
          <span className="t2">{ruleOf(t, windows)}</span>
          {otherSide !== null && !otherSide.visible && <Reveal reviewId={otherSide.reviewId} />}
        </div>
      </div>
    </section>
  );
}

function ruleOf(t: Translate, { blindHours, bothSubmitted }: ReviewContext['windows']): string {
  if (blindHours === 0) return t('desk.blind.open');
  return bothSubmitted ? t('desk.blind.bothIn') : t('desk.blind.rule', { smart_count: blindHours });
}

/** What was opened stays only as long as the case is on the screen. */
function Reveal({ reviewId }: { reviewId: string }) {
  const t = useT();
  const calls = useCalls();
  const mayReveal = useMay('reveal-blind');
  const refusalText = useRefusalText();
  const [text, setText] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  if (!mayReveal) return null;
  if (text !== null) {
    return (
      <div style={{ marginTop: 8 }} role="status">
        <UserText text={text} small />
        <p className="t3">{t('desk.blind.revealed')}</p>
      </div>
    );
  }
  const reveal = () =>
    calls.reveal(reviewId).then(
      (answer) => setText(answer.text),
      (error: unknown) => setFailure(refusalText(error)),
    );
  return (
    <div className="row" style={{ marginTop: 8 }}>
      <button type="button" className="btn xs" onClick={() => void reveal()}>
        {t('desk.blind.reveal')}
      </button>
      {failure && (
        <span className="er" role="alert">
          {failure}
        </span>
      )}
    </div>
  );
}
