import GroupOutlined from '@mui/icons-material/GroupOutlined';
import { Link } from 'react-router-dom';
import { useBench } from '../../desk/bench.ts';
import { Facts } from '../../desk/evidence/Facts.tsx';
import { type Translate, useT } from '../../i18n/useT.ts';
import { DueTime } from '../../kit/DueTime.tsx';
import { recordPath } from '../../kit/paths.ts';
import { shortId } from '../../kit/shortId.ts';
import { When } from '../../kit/When.tsx';
import type { RegistrationCase } from './registrationCase.ts';

/** Who wants to be admitted, how to reach the person, and how far the check of the document has come. */
export function ApplicantFacts({ context }: { context: RegistrationCase }) {
  const t = useT();
  const { person, contacts, registration, document, case: row } = context;
  return (
    <>
      <section className="ss" aria-label={t('desk.documents.applicant')}>
        <h3>
          {t('desk.documents.applicant')}{' '}
          <Link to={recordPath('person', person.id)}>{shortId('person', person.id)}</Link>
        </h3>
        <Facts
          facts={[
            {
              label: t('registers.fields.name'),
              value: (
                <span lang={person.locale ?? undefined} dir="auto">
                  {person.displayName}
                </span>
              ),
            },
            {
              label: t('desk.documents.categories'),
              value: registration.categories.map(({ name }) => name).join(', '),
            },
            { label: t('registers.fields.phone'), value: phoneWords(t, contacts) },
            { label: t('registers.fields.email'), value: contacts.email ?? t('kit.time.none') },
            person.registeredAt !== null && {
              label: t('desk.person.since'),
              value: <When at={person.registeredAt} marketplaceId={row.marketplaceId} look="date" />,
            },
            {
              label: t('desk.registrations.document'),
              value:
                document.state === null
                  ? t('desk.registrations.noDocument')
                  : t(`words.documentStates.${document.state}`),
            },
            { label: t('desk.documents.badge'), value: t(`words.badgeStates.${document.badge}`) },
            { label: t('desk.facts.decideBy'), value: <DueTime dueAt={row.dueAt} full /> },
          ]}
        />
      </section>
      <Alike context={context} />
    </>
  );
}

/** A number that nobody could call is said to be one. */
function phoneWords(t: Translate, { phone, phonePossible, phoneCountry }: RegistrationCase['contacts']): string {
  if (phone === null) return t('kit.time.none');
  if (phonePossible === false) return t('desk.registrations.phoneWrong', { phone });
  return phoneCountry === null ? phone : `${phone} (${phoneCountry})`;
}

/** How many accounts ask for a look, in one line; all of them stand in their own part of the case. */
function Alike({ context: { links, sameName } }: { context: RegistrationCase }) {
  const t = useT();
  const { showTab } = useBench();
  const open = links.filter(({ verdict }) => verdict !== 'unrelated').length + sameName.length;
  if (open === 0) return null;
  return (
    <section className="ss" aria-label={t('desk.documents.duplicates')}>
      <h3>{t('desk.documents.duplicates')}</h3>
      <button type="button" className="chip wa press" onClick={() => showTab('linked')}>
        <GroupOutlined aria-hidden />
        {t('desk.registrations.accounts', { smart_count: open })}
      </button>
    </section>
  );
}
