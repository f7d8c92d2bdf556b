import LightbulbOutlined from '@mui/icons-material/LightbulbOutlined';
import { useWord } from '../../../desk/word.ts';
import { useT } from '../../../i18n/useT.ts';
import { approvalItems } from '../approval.ts';
import type { DocumentCase } from '../documentCase.ts';

/** What the checklist speaks for, and what a verification still lacks. Nothing of it is chosen for anybody. */
export function Suggestion({ context }: { context: DocumentCase }) {
  const t = useT();
  const word = useWord();
  const { suggestion, allowed } = context;
  const lacking = allowed.includes('approve') ? approvalItems(context.missing) : [];
  return (
    <>
      {suggestion !== null && (
        <p className="line t2 suggests">
          <LightbulbOutlined aria-hidden />
          <span>
            {t('desk.documents.suggests', {
              outcome: word(`words.outcomes.${suggestion.outcome}.do`, suggestion.outcome),
            })}{' '}
            {suggestion.grounds.map((ground) => t(`words.documentReasons.${ground}.short`)).join(', ')}
          </span>
        </p>
      )}
      {lacking.length > 0 && (
        <details className="sm lacking">
          <summary>{t('desk.documents.lacking', { smart_count: lacking.length })}</summary>
          <ul>
            {lacking.map(({ name, why }) => (
              <li key={`${name} ${why}`}>
                {name !== null && `${t(name)}: `}
                {t(why)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
