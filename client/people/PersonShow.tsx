import type { z } from 'zod';
import type { PersonShow as PersonShape } from '#server/intake/contract.ts';
import { useMay } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { FactList } from '../kit/FactList.tsx';
import { Rating } from '../kit/Rating.tsx';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { useLanguageName } from '../kit/useLanguageName.ts';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import { PersonHistory } from './PersonHistory.tsx';

/** What only the page's own answer holds is absent while the list's row is drawn. */
type Person = Partial<z.infer<typeof PersonShape>> & Omit<z.infer<typeof PersonShape>, 'email' | 'phone' | 'rating'>;

export const PersonShow = () => (
  <RecordPage<Person> resource="people" title={({ displayName }) => displayName}>
    {(person) => <TwoColumns main={<PersonHistory person={person} />} side={<Facts person={person} />} />}
  </RecordPage>
);

function Facts({ person }: { person: Person }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const languageName = useLanguageName();
  const mayReadReviews = useMay('reviews:read');
  return (
    <Section title={t('registers.person.facts')}>
      <Panel padded>
        <FactList
          labelWidth={112}
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="person" id={person.id} /> },
            { label: t('registers.fields.externalId'), value: person.externalId },
            { label: t('registers.fields.marketplace'), value: marketplaceName(person.marketplaceId) },
            {
              label: t('registers.fields.kinds'),
              value: person.kinds.map((kind) => t(`words.personKinds.${kind}`)).join(', '),
            },
            {
              label: t('registers.fields.registered'),
              value: <When at={person.registeredAt} marketplaceId={person.marketplaceId} look="date" />,
            },
            { label: t('registers.fields.locale'), value: languageName(person.locale) },
            mayReadReviews &&
              person.rating !== undefined && {
                label: t('registers.fields.rating'),
                value: <Rating rating={person.rating} />,
              },
            person.email !== undefined && {
              label: t('registers.fields.email'),
              value: person.email ?? t('kit.time.none'),
            },
            person.phone !== undefined && {
              label: t('registers.fields.phone'),
              value: person.phone ?? t('kit.time.none'),
            },
          ]}
        />
      </Panel>
    </Section>
  );
}
