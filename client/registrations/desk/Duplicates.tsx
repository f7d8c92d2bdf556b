import { useBench } from '../../desk/bench.ts';
import { useT } from '../../i18n/useT.ts';
import { PersonLink } from '../../kit/PersonLink.tsx';
import { StatusChip } from '../../kit/StatusChip.tsx';
import { When } from '../../kit/When.tsx';
import { LinkedAccounts } from '../../links/LinkedAccounts.tsx';
import type { RegistrationCase } from './registrationCase.ts';

/** Accounts that may be the same person, as a part of the case; nothing where there is none. */
export function Duplicates({ context }: { context: RegistrationCase }) {
  const t = useT();
  if (context.links.length + context.sameName.length === 0) return null;
  return (
    <section className="sec">
      <h3>{t('desk.documents.duplicates')}</h3>
      <Accounts context={context} />
    </section>
  );
}

export function DuplicatesTab({ context }: { context: RegistrationCase }) {
  const t = useT();
  if (context.links.length + context.sameName.length === 0)
    return <p className="t2">{t('desk.documents.links.none')}</p>;
  return <Accounts context={context} />;
}

function Accounts({ context: { person, links, sameName, case: row } }: { context: RegistrationCase }) {
  const t = useT();
  const { reread } = useBench();
  return (
    <>
      {links.length > 0 && <LinkedAccounts personId={person.id} links={links} onJudged={reread} />}
      {sameName.length > 0 && (
        <>
          <p className="sm t3" style={{ margin: '8px 0 4px' }}>
            {t('desk.registrations.sameName', { smart_count: sameName.length })}
          </p>
          <ul>
            {sameName.map((one) => (
              <li key={one.personId} className="row wrap g4">
                <PersonLink id={one.personId} name={one.displayName} />
                {one.registeredAt !== null && (
                  <span className="sm t3">
                    <When at={one.registeredAt} marketplaceId={row.marketplaceId} look="date" />
                  </span>
                )}
                {one.registration !== null && <StatusChip of="registrationStates" value={one.registration} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
