import { useRef, useState } from 'react';
import { useBench } from '../../../desk/bench.ts';
import { useDeskKeys } from '../../../desk/useDeskKeys.ts';
import { useT } from '../../../i18n/useT.ts';
import { Kbd } from '../../../kit/Kbd.tsx';
import type { DocumentCase } from '../documentCase.ts';
import { CheckRow } from './CheckRow.tsx';
import { countsOf, isAside, isOpen } from './checkRules.ts';
import { Explanation } from './Explanation.tsx';
import { Suggestion } from './Suggestion.tsx';
import { useTicks } from './useTicks.ts';

/**
 * What a program checked and what a person ticks (verification.md §C2). Arrows walk, 1 to 4 answer and go on to the next
 * one that is open; both answers of a check stay to be seen.
 */
export function Checklist({ context }: { context: DocumentCase }) {
  const t = useT();
  const { shortcuts, actions } = useBench();
  const { checks, missing } = context;
  const ticks = useTicks(context);
  const [showsAll, setShowsAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const aside = checks.filter((line) => isAside(line, ticks.ticked));
  const shown = showsAll ? checks : checks.filter((line) => !aside.includes(line));
  const counts = countsOf(checks, missing, ticks.ticked);
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('.ck') ?? [])];
  const step = (from: HTMLElement, by: 1 | -1) => {
    const all = rows();
    all[all.indexOf(from) + by]?.focus();
  };
  /** The next one that is open below, else the first above; none: the focus stays. */
  const goOn = (from: HTMLElement | null) => {
    const all = rows();
    const at = from === null ? -1 : all.indexOf(from);
    const open = all.filter((row) => row !== from && row.dataset.open !== undefined);
    (open.find((row) => all.indexOf(row) > at) ?? open[0])?.focus();
  };
  useDeskKeys({ KeyL: () => goOn(null) }, shortcuts && checks.some(({ mayTick }) => mayTick));
  return (
    <section className="ss" aria-label={t('desk.check.title')}>
      <h3>
        {t('desk.check.title')} <span className="t3">{useCounted(counts)}</span>
        <span className="sp" />
        {shortcuts && checks.some(({ mayTick }) => mayTick) && <Kbd>L</Kbd>}
      </h3>
      <ul className="cl" ref={list}>
        {shown.map((line) => (
          <CheckRow
            key={line.code}
            line={line}
            ticked={ticks.ticked[line.code]}
            isOpen={isOpen(line, missing, ticks.ticked)}
            why={missing.find(({ code }) => code === line.code)?.why}
            onTick={(result) => void ticks.tick([{ code: line.code, result }])}
            onStep={step}
            onGoOn={goOn}
          />
        ))}
      </ul>
      {aside.length > 0 && (
        <button type="button" className="btn tx xs" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t('desk.documents.check.fewer') : t('desk.documents.check.more', { smart_count: aside.length })}
        </button>
      )}
      {ticks.failure !== null && (
        <p className="line er" role="alert">
          {ticks.failure}
        </p>
      )}
      <Explanation context={context} ticks={ticks} />
      {actions.length > 0 && <Suggestion context={context} />}
    </section>
  );
}

/** "6 passed, 2 warnings, 1 open"; what there is none of is left out. */
function useCounted(counts: ReturnType<typeof countsOf>): string {
  const t = useT();
  return (['pass', 'warn', 'fail', 'open'] as const)
    .flatMap((each) => (counts[each] === 0 ? [] : [t(`desk.documents.check.${each}`, { smart_count: counts[each] })]))
    .join(', ');
}
