import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Notice } from '../../kit/Notice.tsx';
import { versionPath } from '../../kit/paths.ts';
import { useZone } from '../../kit/When.tsx';
import { applied } from '../changes.ts';
import { changesOf, type Draft, useDrafts, type Version } from '../useDrafts.ts';

/** Another manager saved a version while this one was edited: who, when, why; the edits can move on top of it. */
export function Conflict({ draft, inForce }: { draft: Draft; inForce: Version }) {
  const t = useT();
  const notify = useNotify();
  const { instant } = useFormats();
  const zone = useZone(inForce.marketplaceId);
  const { put } = useDrafts();
  const { version, createdBy: by, createdAt, note } = inForce;
  const rebase = () => {
    put({ ...draft, base: inForce, body: applied(changesOf(draft), inForce.body), trial: null });
    notify('settings.screening.conflict.rebased', { type: 'info', messageArgs: { version } });
  };
  const at = createdAt ? instant('dateTime', createdAt, zone) : '';
  return (
    <Box sx={{ mb: 2 }}>
      <Notice tone="warning" urgent>
        <b>{t('settings.screening.conflict.title', { version })}</b>
        <br />
        {t('settings.screening.conflict.lead', { by, at, note })}
        <Box sx={{ display: 'flex', gap: 1, mt: 1, flexWrap: 'wrap' }}>
          <Button size="small" onClick={rebase}>
            {t('settings.screening.conflict.rebase', { version })}
          </Button>
          <Button size="small" component={Link} to={versionPath(inForce.id)}>
            {t('settings.screening.conflict.look', { version })}
          </Button>
        </Box>
      </Notice>
    </Box>
  );
}
