import Box from '@mui/material/Box';
import { useMay } from '../../data/session.ts';
import { useT } from '../../i18n/useT.ts';
import { Failure } from '../../kit/Failure.tsx';
import { Notice } from '../../kit/Notice.tsx';
import { Panel } from '../../kit/Section.tsx';
import { Skeletons } from '../../kit/Skeletons.tsx';
import { isNone } from '../changes.ts';
import { ScreeningFrame } from '../ScreeningFrame.tsx';
import { changesOf, startOf, useDrafts, type Version } from '../useDrafts.ts';
import { useMarketplace } from '../useMarketplace.ts';
import { Editor } from './Editor.tsx';
import { SettingsView } from './SettingsView.tsx';
import { useInForce } from './useInForce.ts';

/** The lists and thresholds in force, to be read by all and edited by managers. */
export function ListsTab() {
  const { marketplaceId } = useMarketplace();
  return <Lists key={marketplaceId} marketplaceId={marketplaceId} />;
}

function Lists({ marketplaceId }: { marketplaceId: string }) {
  const mayWrite = useMay('screening:write');
  const { draftOf } = useDrafts();
  const { version, error, retry, refetch } = useInForce(marketplaceId);
  const kept = draftOf(marketplaceId);
  // Edits outlive a server that does not answer.
  const inForce = version ?? kept?.base;
  if (inForce && mayWrite) {
    const draft = kept && !isNone(changesOf(kept)) ? kept : startOf(inForce);
    return <Editor draft={draft} inForce={inForce} refresh={() => void refetch()} />;
  }
  return (
    <ScreeningFrame tab="lists">
      {inForce ? <ReadOnly version={inForce} /> : error ? <Failure error={error} retry={retry} /> : <Loading />}
    </ScreeningFrame>
  );
}

const Loading = () => <Panel>{<Skeletons lines={12} row={28} />}</Panel>;

function ReadOnly({ version }: { version: Version }) {
  const t = useT();
  return (
    <>
      <Box sx={{ mb: 1.5 }}>
        <Notice tone="info">{t('settings.screening.readOnly')}</Notice>
      </Box>
      <SettingsView body={version.body} />
    </>
  );
}
