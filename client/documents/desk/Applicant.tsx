import GroupOutlined from '@mui/icons-material/GroupOutlined';
import { Link } from 'react-router-dom';
import { useBench } from '../../desk/bench.ts';
import { Facts } from '../../desk/evidence/Facts.tsx';
import { useT } from '../../i18n/useT.ts';
import { DueTime } from '../../kit/DueTime.tsx';
import { PersonLink } from '../../kit/PersonLink.tsx';
import { recordPath } from '../../kit/paths.ts';
import { Rating } from '../../kit/Rating.tsx';
import { shortId } from '../../kit/shortId.ts';
import { When } from '../../kit/When.tsx';
import type { DocumentCase } from './documentCase.ts';

/** Who asks to be verified, on what ground, and which accounts have something in common with this one. */
export function Applicant({ context }: { context: DocumentCase }) {
  const t = useT();
  const { applicant, document, case: row } = context;
  return (
    <>
      <section className="ss" aria-label={t('desk.documents.applicant')}>
        <h3>
          {t('desk.documents.applicant')}{' '}
          <Link to={recordPath('person', applicant.id)}>{shortId('person', applicant.id)}</Link>
        </h3>
        <Facts
          facts={[
            {
              label: t('registers.fields.name'),
              value: (
                <span lang={applicant.locale ?? undefined} dir="auto">
                  {applicant.displayName}
                </span>
              ),
            },
            applicant.categories.length > 0 && {
              label: t('desk.documents.categories'),
              value: applicant.categories.join(', '),
            },
            applicant.registeredAt !== null && {
              label: t('desk.person.since'),
              value: (
                <>
                  <When at={applicant.registeredAt} marketplaceId={row.marketplaceId} look="date" />,{' '}
                  {t('desk.person.orders', { smart_count: applicant.orders })}, <Rating rating={applicant.rating} />
                </>
              ),
            },
            { label: t('desk.documents.badge'), value: t(`words.badgeStates.${applicant.badge}`) },
            { label: t('desk.documents.basis'), value: t(`words.legalBases.${document.legalBasis}`) },
            { label: t('desk.facts.decideBy'), value: <DueTime dueAt={row.dueAt} full /> },
          ]}
        />
      </section>
      <Duplicates context={context} />
    </>
  );
}

/** The strongest of the accounts that share something, in one line; all of them stand in their own part of the case. */
function Duplicates({ context: { linked } }: { context: DocumentCase }) {
  const t = useT();
  const { showTab } = useBench();
  const asked = linked.filter(({ verdict }) => verdict !== 'unrelated');
  const [strongest] = [...asked].sort((one, other) => other.strength - one.strength);
  if (strongest === undefined) return null;
  const kinds = strongest.kinds.map((kind) => t(`words.identityKinds.${kind}`)).join(', ');
  return (
    <section className="ss" aria-label={t('desk.documents.duplicates')}>
      <h3>{t('desk.documents.duplicates')}</h3>
      <button type="button" className="chip wa press" onClick={() => showTab('linked')}>
        <GroupOutlined aria-hidden />
        {t('desk.documents.accounts', { smart_count: asked.length, kinds })}
      </button>
      <p className="sm t2" style={{ marginTop: 4 }}>
        <PersonLink id={strongest.personId} name={strongest.displayName} />
        {strongest.verdict !== null && `, ${t(`words.linkVerdicts.${strongest.verdict}`)}`}
      </p>
    </section>
  );
}
