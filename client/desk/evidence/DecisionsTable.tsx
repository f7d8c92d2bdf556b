import { Link } from 'react-router-dom';
import { useGroundWord } from '../../decisions/useGroundWord.ts';
import { useT } from '../../i18n/useT.ts';
import { deskPath } from '../../kit/paths.ts';
import { OutcomeWord } from '../../kit/StatusChip.tsx';
import { shortId } from '../../kit/shortId.ts';
import { useSubjectPath } from '../../kit/useSubjectPath.ts';
import { When } from '../../kit/When.tsx';
import type { CaseContext } from '../parts.ts';

/** What was decided about this review before, by whom and why; each leads to its decision and its case. */
export function DecisionsTable({ context: { history, case: row } }: { context: CaseContext }) {
  const t = useT();
  const pathOf = useSubjectPath();
  const groundWord = useGroundWord();
  if (history.length === 0) return <p className="t2">{t('desk.person.noDecisions')}</p>;
  return (
    <div className="box scroll">
      <table className="td">
        <caption className="vh">{t('desk.person.decisions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.history.decision')}</th>
            <th scope="col">{t('desk.history.case')}</th>
            <th scope="col">{t('desk.history.about')}</th>
            <th scope="col">{t('desk.history.reasons')}</th>
            <th scope="col">{t('desk.history.by')}</th>
            <th scope="col">{t('desk.history.at')}</th>
          </tr>
        </thead>
        <tbody>
          {history.map((decision) => (
            <tr key={decision.id}>
              <td>
                <To path={pathOf('decision', decision.id)}>
                  <OutcomeWord outcome={decision.outcome} />
                </To>
              </td>
              <td className="nw">
                <Link to={deskPath(decision.queue, decision.caseId)}>{shortId('case', decision.caseId)}</Link>
              </td>
              <td lang={decision.headline.language ?? undefined}>{decision.headline.name}</td>
              <td>
                {[
                  ...decision.reasons.map((reason) => t(`words.reasons.${reason}.short`)),
                  ...(decision.grounds ?? []).map((ground) => groundWord(ground)),
                ].join(', ')}
              </td>
              <td>{decision.deciderAlias}</td>
              <td className="nw">
                <When at={decision.decidedAt} marketplaceId={row.marketplaceId} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const To = ({ path, children }: { path: string | undefined; children: React.ReactNode }) =>
  path === undefined ? children : <Link to={path}>{children}</Link>;
