import { DecisionsTable } from '../../desk/evidence/DecisionsTable.tsx';
import { PersonPanel } from '../../desk/evidence/PersonFacts.tsx';
import { useT } from '../../i18n/useT.ts';
import type { RegistrationCase } from './registrationCase.ts';

/** The person, and what was decided about this registration before. */
export function PersonTab({ context }: { context: RegistrationCase }) {
  const t = useT();
  const { person, case: row } = context;
  return (
    <>
      <PersonPanel
        person={person}
        role={t('desk.documents.applicant')}
        marketplaceId={row.marketplaceId}
        language={person.locale}
      />
      <section className="sec">
        <h3>{t('desk.person.decisions')}</h3>
        <DecisionsTable context={context} />
      </section>
    </>
  );
}
