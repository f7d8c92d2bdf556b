import { DecisionsTable } from '../../desk/evidence/DecisionsTable.tsx';
import { Facts } from '../../desk/evidence/Facts.tsx';
import { PersonPanel } from '../../desk/evidence/PersonFacts.tsx';
import { useT } from '../../i18n/useT.ts';
import { useLanguageName } from '../../kit/useLanguageName.ts';
import { When } from '../../kit/When.tsx';
import type { DocumentCase } from './documentCase.ts';

/** The person, the consent under which the pictures are here, and what was decided about this document before. */
export function ApplicantTab({ context }: { context: DocumentCase }) {
  const t = useT();
  const languageName = useLanguageName();
  const { applicant, document, case: row } = context;
  const { consent } = document;
  return (
    <>
      <div className="two">
        <PersonPanel
          person={applicant}
          role={t('desk.documents.applicant')}
          marketplaceId={row.marketplaceId}
          language={applicant.locale}
        />
        <section className="box pad" aria-label={t('desk.documents.consent')}>
          <p className="sm t3" style={{ marginBottom: 8 }}>
            {t('desk.documents.consent')}
          </p>
          <Facts
            facts={[
              { label: t('desk.documents.basis'), value: t(`words.legalBases.${document.legalBasis}`) },
              { label: t('registers.document.consentVersion'), value: consent.version },
              { label: t('registers.fields.language'), value: languageName(consent.language) },
              {
                label: t('registers.document.consentGiven'),
                value: <When at={consent.givenAt} marketplaceId={row.marketplaceId} />,
              },
              document.heldUntil !== null && {
                label: t('registers.document.held'),
                value: (
                  <>
                    <When at={document.heldUntil} marketplaceId={row.marketplaceId} look="date" /> {document.heldFor}
                  </>
                ),
              },
              document.purgedAt !== null && {
                label: t('registers.document.purged'),
                value: <When at={document.purgedAt} marketplaceId={row.marketplaceId} />,
              },
            ]}
          />
        </section>
      </div>
      <section className="sec">
        <h3>{t('desk.person.decisions')}</h3>
        <DecisionsTable context={context} />
      </section>
    </>
  );
}
