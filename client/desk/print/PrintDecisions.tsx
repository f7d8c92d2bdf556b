import { useT } from '../../i18n/useT.ts';
import { DecisionsTable } from '../evidence/DecisionsTable.tsx';
import type { CaseContext } from '../parts.ts';

/** Decisions stand in another part of the case on the screen; on paper there is only one. */
export function PrintDecisions({ context }: { context: CaseContext }) {
  const t = useT();
  return (
    <section className="sec">
      <h3>{t('desk.person.decisions')}</h3>
      <DecisionsTable context={context} />
    </section>
  );
}
