import GavelOutlined from '@mui/icons-material/GavelOutlined';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import { useWord } from '../../desk/word.ts';
import { useT } from '../../i18n/useT.ts';
import { UserText } from '../../kit/UserText.tsx';
import { When } from '../../kit/When.tsx';
import type { DocumentCase } from './documentCase.ts';

/** Where a second person or an appeal is heard: what was said first, by whom, and what is said against it. */
export function Asked({ context }: { context: DocumentCase }) {
  const t = useT();
  const { first, appeal } = context;
  if (first === null && appeal === null) return null;
  return (
    <section className="sec">
      <h3>{t('desk.section.asked')}</h3>
      {appeal !== null && <Appeal context={context} appeal={appeal} />}
      {first !== null && <First context={context} first={first} isAppealed={appeal !== null} />}
    </section>
  );
}

function First({
  context,
  first,
  isAppealed,
}: {
  context: DocumentCase;
  first: NonNullable<DocumentCase['first']>;
  isAppealed: boolean;
}) {
  const t = useT();
  const word = useWord();
  const said = { outcome: word(`words.outcomes.${first.outcome}.done`, first.outcome), alias: first.alias };
  return (
    <div className={isAppealed ? 'note' : 'note wa'}>
      <GroupOutlined aria-hidden />
      <div style={{ minWidth: 0 }}>
        <p>
          {!isAppealed && <b>{t('desk.documents.first.title')}</b>} {t('desk.documents.first.said', said)}{' '}
          <When at={first.at} marketplaceId={context.case.marketplaceId} />
        </p>
        {first.grounds.length > 0 && (
          <p>{first.grounds.map((code) => t(`words.documentReasons.${code}.short`)).join(', ')}</p>
        )}
        {first.message !== null && <UserText text={first.message} lang={context.applicant.locale} small />}
      </div>
    </div>
  );
}

function Appeal({ context, appeal }: { context: DocumentCase; appeal: NonNullable<DocumentCase['appeal']> }) {
  const t = useT();
  return (
    <div className="note ac" style={{ marginBottom: 8 }}>
      <GavelOutlined aria-hidden />
      <div style={{ minWidth: 0 }}>
        <p>
          <b>{t('desk.documents.appeal', { name: context.applicant.displayName })}</b>{' '}
          <When at={appeal.at} marketplaceId={context.case.marketplaceId} />
        </p>
        <UserText text={appeal.text} lang={context.applicant.locale} small />
      </div>
    </div>
  );
}
