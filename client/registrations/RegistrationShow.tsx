import type { RegistrationRow, RegistrationShow as WholeRegistration } from '#server/registrations/contract.ts';
import { useMay } from '../data/session.ts';
import { useDecisionColumns } from '../decisions/decisionColumns.tsx';
import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { FactList } from '../kit/FactList.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Related } from '../kit/Related.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { UserText } from '../kit/UserText.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import { useCaseColumns } from '../reviews/caseColumns.tsx';
import { spoken } from './spoken.ts';

/** What only the page's own answer holds is absent while the row of the list stands in for it (ux.md A3). */
type Registration = RegistrationRow & Partial<WholeRegistration>;

/** One registration: what was answered, how it stands and why, and what became of it. */
export function RegistrationShow() {
  const t = useT();
  return (
    <RecordPage<Registration>
      resource="registrations"
      title={({ id }) => t('registers.registration.title', { id: shortId('registration', id) })}
    >
      {(one) => <TwoColumns main={<Main one={one} />} side={<Facts one={one} />} />}
    </RecordPage>
  );
}

function Main({ one }: { one: Registration }) {
  const t = useT();
  const [decisions, cases] = [useMay('decisions:read'), useMay('cases:read')];
  const decisionColumns = useDecisionColumns();
  const caseColumns = useCaseColumns();
  return (
    <>
      <Standing one={one} />
      {one.answers && (
        <Section title={t('desk.registrations.answers')}>
          <Panel padded>
            <FactList
              labelWidth={280}
              facts={one.answers.map((answered) => ({
                label: answered.label,
                value:
                  answered.answer === null ? (
                    t('desk.registrations.unanswered')
                  ) : (
                    <UserText text={spoken(t, answered, answered.answer)} small />
                  ),
              }))}
            />
          </Panel>
        </Section>
      )}
      {cases && (
        <Related
          title={t('registers.registration.cases')}
          resource="cases"
          filter={{ subjectId: one.id }}
          sort={{ field: 'openedAt', order: 'DESC' }}
          columns={caseColumns}
          linked={false}
        />
      )}
      {decisions && (
        <Related
          title={t('registers.registration.decisions')}
          resource="decisions"
          filter={{ subjectId: one.id }}
          sort={{ field: 'decidedAt', order: 'DESC' }}
          columns={decisionColumns}
        />
      )}
    </>
  );
}

/** How it ended, and why somebody was not admitted; while the person is asked, what. */
function Standing({ one: { state, reasons, asked } }: { one: Registration }) {
  const t = useT();
  const words = reasons.map((code) => t(`words.registrationReasons.${code}.short`)).join(', ');
  return (
    <Section title={t('registers.registration.standing')} end={<StatusChip of="registrationStates" value={state} />}>
      <Panel padded>
        {words || t('registers.registration.noGrounds')}
        {state === 'asked' && asked && <UserText text={asked} small />}
      </Panel>
    </Section>
  );
}

function Facts({ one }: { one: Registration }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const { marketplaceId, categories } = one;
  const instant = (label: string, at: string | null) =>
    at !== null && { label, value: <When at={at} marketplaceId={marketplaceId} /> };
  return (
    <Section title={t('registers.registration.facts')}>
      <Panel padded>
        <FactList
          labelWidth={112}
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="registration" id={one.id} /> },
            { label: t('registers.fields.marketplace'), value: marketplaceName(marketplaceId) },
            { label: t('registers.document.person'), value: <PersonLink id={one.personId} name={one.personName} /> },
            categories !== undefined && {
              label: t('desk.documents.categories'),
              value: categories.map(({ name }) => name).join(', '),
            },
            { label: t('words.subjects.questionnaire'), value: one.questionnaireVersion },
            instant(t('registers.fields.submitted'), one.submittedAt),
            instant(t('desk.registrations.answerUntil'), one.dueAt),
            instant(t('registers.fields.decided'), one.decidedAt),
          ]}
        />
      </Panel>
    </Section>
  );
}
