import { useId, useState } from 'react';
import { useBench } from '../../../desk/bench.ts';
import { isSubmit } from '../../../desk/keyRules.ts';
import { useT } from '../../../i18n/useT.ts';
import { Kbd } from '../../../kit/Kbd.tsx';
import { COMMAND } from '../../../kit/useHotkey.ts';
import type { DocumentCase } from '../documentCase.ts';
import { resultOf, unexplained } from './checkRules.ts';
import type { Ticks } from './useTicks.ts';

/** Longest sentence that the contract takes. */
const EXPLANATION_MAX = 500;
const ALL = '';

/** One sentence for the warnings that are let pass, or for one of them; kept with the checks and with the decision. */
export function Explanation({ context: { checks, missing }, ticks }: { context: DocumentCase; ticks: Ticks }) {
  const t = useT();
  const id = useId();
  const { draft, write } = useBench();
  const [only, setOnly] = useState<string>(ALL);
  const [isWrong, setWrong] = useState(false);
  const asked = unexplained(checks, missing, ticks.ticked).filter(({ mayTick }) => mayTick);
  if (asked.length === 0) return null;
  const meant = asked.some(({ code }) => code === only) ? asked.filter(({ code }) => code === only) : asked;
  const save = () => {
    const explanation = draft.explanation.trim();
    if (explanation === '') return setWrong(true);
    const made = meant.map((line) => ({
      code: line.code,
      result: resultOf(line, ticks.ticked) ?? 'warn',
      explanation,
    }));
    void ticks.tick(made).then((isTaken) => isTaken && write({ explanation: '' }));
  };
  return (
    <div className="explain">
      <h3>
        <label htmlFor={id}>{t('desk.documents.check.explanation')}</label>{' '}
        <span className="t3">{t('desk.documents.check.required', { smart_count: asked.length })}</span>
      </h3>
      {asked.length > 1 && (
        <select
          className="sel"
          aria-label={t('desk.documents.check.whichOnes')}
          value={only}
          onChange={(event) => setOnly(event.target.value)}
        >
          <option value={ALL}>{t('desk.documents.check.allOfThem', { smart_count: asked.length })}</option>
          {asked.map(({ code }) => (
            <option key={code} value={code}>
              {t(`words.checkCodes.${code}`)}
            </option>
          ))}
        </select>
      )}
      <textarea
        id={id}
        className="ta"
        rows={2}
        maxLength={EXPLANATION_MAX}
        value={draft.explanation}
        aria-invalid={isWrong}
        placeholder={meant.map(({ code }) => t(`words.checkCodes.${code}`)).join(', ')}
        onChange={(event) => {
          setWrong(false);
          write({ explanation: event.target.value });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
          if (!isSubmit(event.nativeEvent)) return;
          // Elsewhere the same keys send the decision.
          event.preventDefault();
          event.stopPropagation();
          save();
        }}
      />
      {isWrong && (
        <p className="line er" role="alert">
          {t('desk.dialog.required')}
        </p>
      )}
      <button type="button" className="btn xs" style={{ marginTop: 4 }} onClick={save}>
        {t('desk.documents.check.save')} <Kbd>{COMMAND}</Kbd>
        <Kbd>Enter</Kbd>
      </button>
    </div>
  );
}
