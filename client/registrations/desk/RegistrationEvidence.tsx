import './registrations.css';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import { TimelineTab } from '../../desk/evidence/TimelineTab.tsx';
import { Veil } from '../../desk/evidence/Veil.tsx';
import { useT } from '../../i18n/useT.ts';
import { UserText } from '../../kit/UserText.tsx';
import { When } from '../../kit/When.tsx';
import { Answers } from './Answers.tsx';
import { Duplicates } from './Duplicates.tsx';
import { Earlier } from './Earlier.tsx';
import type { RegistrationCase } from './registrationCase.ts';

/** What is asked → the answers → accounts that may be the same person → earlier registrations → timeline (TOKENS §6). */
export function RegistrationEvidence({ context }: { context: RegistrationCase }) {
  const t = useT();
  const { registration, person } = context;
  return (
    <>
      <section className="sec">
        <h3>{t('desk.section.asked')}</h3>
        <p>
          {t('desk.registrations.asks', {
            name: person.displayName,
            categories: registration.categories.map(({ name }) => name).join(', '),
          })}
        </p>
        <Question context={context} />
      </section>
      <section className="sec">
        <h3>
          {t('desk.registrations.answers')}{' '}
          <span className="t3">{t('desk.registrations.form', { version: registration.questionnaireVersion })}</span>
        </h3>
        <Veil>
          <Answers answers={registration.answers} language={person.locale} />
        </Veil>
      </section>
      <Duplicates context={context} />
      <Earlier context={context} />
      <section className="sec">
        <h3>{t('desk.section.timeline')}</h3>
        <TimelineTab context={context} />
      </section>
    </>
  );
}

/** What colleagues wanted to know; whether the answers below came after it is told by the timeline. */
function Question({ context: { registration, person, case: row } }: { context: RegistrationCase }) {
  const t = useT();
  const { asked, askedAt, state, dueAt } = registration;
  if (asked === null) return null;
  return (
    <div className={state === 'asked' ? 'note wa' : 'note'} style={{ marginTop: 8 }}>
      <HelpOutlineOutlined aria-hidden />
      <div style={{ minWidth: 0 }}>
        <p>
          <b>{t('desk.registrations.askedBefore')}</b> <When at={askedAt} marketplaceId={row.marketplaceId} />
        </p>
        <UserText text={asked} lang={person.locale} small />
        {state === 'asked' && dueAt !== null && (
          <p className="sm t2">
            {t('desk.registrations.answerUntil')} <When at={dueAt} marketplaceId={row.marketplaceId} />
          </p>
        )}
      </div>
    </div>
  );
}
