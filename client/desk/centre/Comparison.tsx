import type { Outcome, RejectionReason } from '#db/words.ts';
import type { DecisionRow } from '#server/decisions/contract.ts';
import { useT } from '../../i18n/useT.ts';
import type { Draft } from '../drafts.ts';
import type { DeskOutcome } from '../parts.ts';
import type { Conflict } from '../refusal.ts';

interface ComparisonProps {
  theirs: DecisionRow | undefined;
  conflict: Conflict;
  draft: Draft;
  outcome: DeskOutcome | null;
}

/** Their decision beside my draft, part by part. */
export function Comparison({ theirs, conflict, draft, outcome }: ComparisonProps) {
  const t = useT();
  const nothing = t('desk.conflict.nothing');
  const reasons = (list: readonly RejectionReason[]) =>
    list.map((it) => t(`words.reasons.${it}.short`)).join(', ') || nothing;
  const done = (it: Outcome | undefined | null) => (it ? t(`words.outcomes.${it}.done`) : nothing);
  const parts = [
    { id: 'outcome', theirs: done(theirs?.outcome ?? conflict.winner?.outcome), yours: done(outcome) },
    { id: 'reasons', theirs: reasons(theirs?.reasons ?? []), yours: reasons(draft.reasons) },
    { id: 'message', theirs: theirs?.message || nothing, yours: draft.message || nothing },
    { id: 'note', theirs: theirs?.note || nothing, yours: draft.note || nothing },
  ] as const;
  return (
    <div className="box scroll" style={{ marginTop: 8 }}>
      <table className="td">
        <caption className="vh">{t('desk.conflict.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.conflict.part')}</th>
            <th scope="col">{t('desk.conflict.theirs')}</th>
            <th scope="col">{t('desk.conflict.yours')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.id}>
              <th scope="row">{t(`desk.conflict.${part.id}`)}</th>
              <td>{part.theirs}</td>
              <td>{part.yours}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
