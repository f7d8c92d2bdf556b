import type { DecisionRow } from '#server/decisions/contract.ts';
import { useT } from '../i18n/useT.ts';
import { Stars } from '../kit/Stars.tsx';

/** Reasons where there are some, else what was decided about: "5 ★ Дарина С." */
export function Why({ decision: { reasons, headline } }: { decision: DecisionRow }) {
  const t = useT();
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
