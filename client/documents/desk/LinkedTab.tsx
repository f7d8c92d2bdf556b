import { useBench } from '../../desk/bench.ts';
import { useT } from '../../i18n/useT.ts';
import { LinkedAccounts } from '../../links/LinkedAccounts.tsx';
import type { DocumentCase } from './documentCase.ts';

/** Accounts that have something in common with the applicant's, and what a person makes of them. */
export function LinkedTab({ context: { applicant, linked } }: { context: DocumentCase }) {
  const t = useT();
  const { reread } = useBench();
  if (linked.length === 0) return <p className="t2">{t('desk.documents.links.none')}</p>;
  return <LinkedAccounts personId={applicant.id} links={linked} onJudged={reread} />;
}
