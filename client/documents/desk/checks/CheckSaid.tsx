import type { CheckLine } from '#server/documents/contract.ts';
import { useWord } from '../../../desk/word.ts';
import { useFormats } from '../../../i18n/useFormats.ts';
import { useT } from '../../../i18n/useT.ts';

/** What the program said and what a person said; where they differ, both are read. */
export function CheckSaid({ line: { auto, agent, group, onFail } }: { line: CheckLine }) {
  const t = useT();
  return (
    <div className="xs t2">
      <p className="t3">
        {t(`words.checkGroups.${group}`)} · {t(`desk.documents.check.onFail.${onFail}`)}
      </p>
      {auto && (
        <p>
          {t('desk.documents.check.byRule', { result: t(`words.checkResults.${auto.result}`) })}{' '}
          <Detail detail={auto.detail} />
        </p>
      )}
      {agent && (
        <p>
          {t('desk.documents.check.byPerson', {
            result: t(`words.checkResults.${agent.result}`),
            alias: agent.byAlias ?? '',
          })}
          {agent.explanation !== null && <q> {agent.explanation}</q>}
        </p>
      )}
      {!auto && !agent && <p>{t('desk.documents.check.nobody')}</p>}
    </div>
  );
}

/** What the program found: why it says so, and how alike two names are. */
function Detail({ detail }: { detail: NonNullable<CheckLine['auto']>['detail'] }) {
  const t = useT();
  const word = useWord();
  const { number } = useFormats();
  const codes = [detail.why, ...String(detail.because ?? '').split(' ')];
  const told = codes.flatMap((code) =>
    typeof code === 'string' && code !== '' && code !== 'exact' ? [word(`desk.documents.found.${code}`, code)] : [],
  );
  const score =
    typeof detail.score === 'number' ? [t('desk.documents.found.score', { score: number(detail.score, 2) })] : [];
  const all = [...told, ...score];
  return all.length === 0 ? null : <span className="t3">({all.join(', ')})</span>;
}
