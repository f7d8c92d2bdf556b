import ExpandLessOutlined from '@mui/icons-material/ExpandLessOutlined';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import type { RejectionReason } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { useBench } from '../bench.ts';
import { showWhole } from '../focusOn.ts';
import { ReasonButtons } from './ReasonButtons.tsx';

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
  const found = useFound(reasons, sought);
  // A digit chooses without a look at the list: what it chose comes into sight.
  useEffect(() => {
    if (draft.reasonsOpen || draft.reasons.length > 0) showWhole(groupRef.current);
  }, [draft.reasonsOpen, draft.reasons, groupRef]);
  const pressInSearch = (event: KeyboardEvent<HTMLInputElement>) => {
    const [first] = found;
    if (event.key === 'Escape') {
      setSought('');
      event.currentTarget.blur();
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (sought.trim() !== '' && first !== undefined) toggleReason(first);
    setSought('');
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
        <input
          className="find"
          type="search"
          value={sought}
          placeholder={t('desk.reasons.find')}
          aria-label={t('desk.reasons.find')}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={pressInSearch}
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
        isWrong={Boolean(wrong)}
        hasKeys={shortcuts}
        onToggle={toggleReason}
      />
      <p className="vh" role="status">
        {found.length === 0 && t('desk.reasons.none')}
      </p>
    </section>
  );
}

function useFound(reasons: readonly RejectionReason[], sought: string): readonly RejectionReason[] {
  const t = useT();
  const wanted = folded(sought);
  if (wanted === '') return reasons;
  return reasons.filter((reason) =>
    [reason, t(`words.reasons.${reason}.short`), t(`words.reasons.${reason}.long`)].some((words) =>
      folded(words).includes(wanted),
    ),
  );
}

/** "Velká" is found by "velka". */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();
}
