import type { DecisionRow } from '#server/decisions/contract.ts';
import { useT } from '../i18n/useT.ts';
import { Stars } from '../kit/Stars.tsx';
import { useGroundWord } from './useGroundWord.ts';

/** Reasons where there are some, else what was decided about: "5 ★ Дарина С." */
export function Why({ decision: { reasons, grounds = [], headline } }: { decision: DecisionRow }) {
  const t = useT();
  const groundWord = useGroundWord();
  if (grounds.length > 0) return <span>{grounds.map((ground) => groundWord(ground)).join(', ')}</span>;
  if (reasons.length > 0) return <span>{reasons.map((reason) => t(`words.reasons.${reason}.short`)).join(', ')}</span>;
  return (
    <span>
      {headline.stars !== undefined && <Stars rating={headline.stars} short />}{' '}
      <span lang={headline.language ?? undefined} dir="auto">
        {headline.name}
      </span>
    </span>
  );
}
