import ExpandLessOutlined from '@mui/icons-material/ExpandLessOutlined';
import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RejectionReason } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { useBench } from '../bench.ts';
import { showWhole } from '../focusOn.ts';
import { ReasonButtons } from './ReasonButtons.tsx';
import { ReasonFinder } from './ReasonFinder.tsx';
import { reasonsLike } from './reasonSearch.ts';

interface ReasonFieldProps {
  reasons: readonly RejectionReason[];
  policyVersion: number;
  /** The group of buttons, so that the focus can go there when a reason is missing. */
  groupRef: RefObject<HTMLDivElement | null>;
  /** Whether they may be closed again, which gives the digits back to the checklist. */
  mayClose: boolean;
}

/** Alerts that are about the reasons: none chosen, or one too many. */
const WRONG = ['reasons', 'most'] as const;

export function ReasonField({ reasons, policyVersion, groupRef, mayClose }: ReasonFieldProps) {
  const { draft, alert, errors, shortcuts, toggleReason, write } = useBench();
  const t = useT();
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  const found = reasonsLike(reasons, sought, (reason) =>
    [t(`words.reasons.${reason}.short`), t(`words.reasons.${reason}.long`)].join(' '),
  );
  const pointed = sought.trim() === '' ? undefined : found[Math.min(at, found.length - 1)];
  // A digit chooses without a look at the list: what it chose comes into sight.
  useEffect(() => {
    if (draft.reasonsOpen || draft.reasons.length > 0) showWhole(groupRef.current);
  }, [draft.reasonsOpen, draft.reasons, groupRef]);
  const seek = (words: string) => {
    setSought(words);
    setAt(0);
  };
  const wrongCode = WRONG.find((it) => it === alert);
  const wrong = wrongCode ? t(`desk.missing.${wrongCode}`) : errors.reasons;
  return (
    <section className="ss" aria-label={t('desk.reasons.title')}>
      <h3>
        {mayClose && draft.reasons.length === 0 && (
          <button
            type="button"
            className="ib t"
            style={{ margin: '-4px 0 -4px -6px' }}
            aria-expanded
            aria-label={t('desk.reasons.open')}
            title={t('desk.reasons.open')}
            onClick={() => write({ reasonsOpen: false })}
          >
            <ExpandLessOutlined aria-hidden />
          </button>
        )}
        {t('desk.reasons.title')}
        <span className="t3" aria-live="polite">
          {draft.reasons.length > 0 && t('desk.reasons.chosen', { smart_count: draft.reasons.length })}
        </span>
        <span className="sp" />
        <span className="t3">{t('desk.facts.policy', { version: policyVersion })}</span>
        <ReasonFinder
          sought={sought}
          found={found}
          pointed={pointed}
          chosen={draft.reasons}
          onSeek={seek}
          onStep={(by) => setAt((before) => (Math.min(before, found.length - 1) + by + found.length) % found.length)}
          onToggle={toggleReason}
        />
      </h3>
      {wrong && (
        <p className="line er" role="alert" style={{ marginBottom: 8 }}>
          {wrong}
        </p>
      )}
      <ReasonButtons
        ref={groupRef}
        reasons={reasons}
        chosen={draft.reasons}
        found={found}
        pointed={pointed}
        isWrong={Boolean(wrong)}
        hasKeys={shortcuts}
        onToggle={toggleReason}
      />
    </section>
  );
}

/** Opens the reasons and puts the cursor into their search, at once: the next key of a fast hand is text. */
export function openFinder(
  write: (change: { reasonsOpen: boolean }) => void,
  areOpen: boolean,
  groupRef: RefObject<HTMLDivElement | null>,
): void {
  if (!areOpen) flushSync(() => write({ reasonsOpen: true }));
  groupRef.current?.closest('section')?.querySelector<HTMLElement>('.find')?.focus();
}
