import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useT } from '../../i18n/useT.ts';
import { ConfirmDialog } from '../../kit/ConfirmDialog.tsx';
import { useMarketplaceName } from '../../kit/useMarketplaceName.ts';
import { startOf, useDrafts, type Version } from '../useDrafts.ts';

/** Puts an earlier version into the editor, as edits of the one in force; asks where that would replace others. */
export function StartFrom({ version, inForce }: { version: Version; inForce: Version }) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const marketplaceName = useMarketplaceName();
  const { put, unsaved } = useDrafts();
  const [asks, setAsks] = useState(false);
  const { marketplaceId } = version;
  const start = () => {
    put({ ...startOf(inForce), body: version.body });
    notify('settings.screening.versions.started', { type: 'info', messageArgs: { version: version.version } });
    void navigate(`/screening/lists?${new URLSearchParams({ marketplaceId })}`);
  };
  return (
    <>
      <Button
        size="small"
        title={t('settings.screening.versions.startHint')}
        onClick={() => (unsaved.includes(marketplaceId) ? setAsks(true) : start())}
      >
        {t('settings.screening.versions.start')}
      </Button>
      {asks && (
        <ConfirmDialog
          title={t('settings.screening.versions.replaceTitle')}
          lead={t('settings.screening.versions.replaceLead', { marketplace: marketplaceName(marketplaceId) })}
          cancel={{ label: t('app.cancel'), act: () => setAsks(false) }}
          go={{ label: t('settings.screening.versions.replaceDo'), act: start }}
        />
      )}
    </>
  );
}
