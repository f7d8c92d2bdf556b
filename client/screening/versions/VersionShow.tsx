import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { SettingsRow } from '#server/screening/contract.ts';
import { useMay } from '../../data/session.ts';
import { useT } from '../../i18n/useT.ts';
import { FactList } from '../../kit/FactList.tsx';
import { RecordPage } from '../../kit/RecordPage.tsx';
import { Panel, Section } from '../../kit/Section.tsx';
import { Skeletons } from '../../kit/Skeletons.tsx';
import { useMarketplaceName } from '../../kit/useMarketplaceName.ts';
import { When } from '../../kit/When.tsx';
import { SettingsView } from '../editor/SettingsView.tsx';
import { SETTINGS, useInForce, withBody } from '../editor/useInForce.ts';
import { StartFrom } from './StartFrom.tsx';
import { State } from './VersionsTab.tsx';

/** One version as it was, with its words; a manager may start the next one from it. */
export function VersionShow() {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const title = ({ marketplaceId, version }: SettingsRow) =>
    t('settings.screening.versions.title', { marketplace: marketplaceName(marketplaceId), version });
  return (
    <RecordPage<SettingsRow> resource={SETTINGS} title={title}>
      {(row) => <Version row={row} />}
    </RecordPage>
  );
}

function Version({ row }: { row: SettingsRow }) {
  const t = useT();
  const mayWrite = useMay('screening:write');
  const { version: inForce } = useInForce(row.marketplaceId);
  const shown = withBody(row);
  const { marketplaceId, createdAt, createdBy, note, builtIn, appliedAt } = row;
  const back = `/screening/versions?${new URLSearchParams({ marketplaceId })}`;
  return (
    <>
      <Box
        sx={{
          display: 'flex',
          gap: 1,
          mb: 1.5,
          alignItems: 'center',
          justifyContent: 'space-between',
          flexWrap: 'wrap',
        }}
      >
        <Link to={back}>{t('settings.screening.versions.back')}</Link>
        {mayWrite && shown && inForce && <StartFrom version={shown} inForce={inForce} />}
      </Box>
      <Section title={t('settings.screening.versions.facts')}>
        <Panel padded>
          <FactList
            labelWidth={160}
            facts={[
              {
                label: t('settings.screening.versions.state'),
                value: inForce && <State inForce={inForce.id === row.id} builtIn={builtIn} appliedAt={appliedAt} />,
              },
              {
                label: t('settings.screening.versions.note'),
                value: builtIn ? t('settings.screening.versions.builtInNote') : note,
              },
              !builtIn && { label: t('settings.screening.versions.by'), value: createdBy },
              !builtIn && {
                label: t('settings.screening.versions.at'),
                value: <When at={createdAt} marketplaceId={marketplaceId} />,
              },
              !builtIn && {
                label: t('settings.screening.versions.applied'),
                value: <When at={appliedAt} marketplaceId={marketplaceId} />,
              },
            ]}
          />
        </Panel>
      </Section>
      {shown ? <SettingsView body={shown.body} /> : <Skeletons lines={12} row={28} />}
    </>
  );
}
