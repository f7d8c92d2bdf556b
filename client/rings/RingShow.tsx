import Box from '@mui/material/Box';
import type { RingRow } from '#server/rings/contract.ts';
import { useT } from '../i18n/useT.ts';
import { FactList } from '../kit/FactList.tsx';
import { Notice } from '../kit/Notice.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import { Evidence } from './Evidence.tsx';
import { RingReviews } from './RingReviews.tsx';
import { Score } from './Score.tsx';
import { VerdictForm } from './VerdictForm.tsx';

/** One group: everything that speaks for it, its reviews, and what people make of it. */
export function RingShow() {
  const t = useT();
  const title = ({ authors }: RingRow) =>
    authors.length === 1
      ? t('registers.ring.titleOne', { name: authors[0]?.name })
      : t('registers.ring.titleMany', { smart_count: authors.length });
  return (
    <RecordPage<RingRow> resource="rings" title={title}>
      {(ring) => (
        <>
          <Box sx={{ mb: 2 }}>
            <Notice tone="info">{t('registers.ring.nothingAutomatic')}</Notice>
          </Box>
          <TwoColumns
            main={
              <>
                <Evidence ring={ring} />
                <RingReviews ring={ring} />
              </>
            }
            side={
              <>
                <Facts ring={ring} />
                <VerdictForm key={ring.id} ring={ring} />
              </>
            }
          />
        </>
      )}
    </RecordPage>
  );
}

function Facts({ ring }: { ring: RingRow }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const { marketplaceId, score, authors, subjects, firstFoundAt, foundAt } = ring;
  return (
    <Section title={t('registers.ring.facts')}>
      <Panel padded>
        <FactList
          labelWidth={120}
          facts={[
            { label: t('registers.ring.score'), value: <Score score={score} /> },
            { label: t('registers.fields.marketplace'), value: marketplaceName(marketplaceId) },
            { label: t('registers.ring.authors'), value: <People people={authors} /> },
            { label: t('registers.ring.subjects'), value: <People people={subjects} /> },
            {
              label: t('registers.ring.firstFound'),
              value: <When at={firstFoundAt} marketplaceId={marketplaceId} />,
            },
            { label: t('registers.ring.found'), value: <When at={foundAt} marketplaceId={marketplaceId} /> },
          ]}
        />
      </Panel>
    </Section>
  );
}

const People = ({ people }: { people: RingRow['authors'] }) => (
  <Box component="ul" sx={{ '& li': { minHeight: 24 } }}>
    {people.map(({ id, name }) => (
      <li key={id}>
        <PersonLink id={id} name={name} />
      </li>
    ))}
  </Box>
);
