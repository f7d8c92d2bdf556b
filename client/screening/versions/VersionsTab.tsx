import CheckIcon from '@mui/icons-material/Check';
import WaitingIcon from '@mui/icons-material/HourglassEmptyOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { SettingsRow } from '#server/screening/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { type Column, DataRows } from '../../kit/DataRows.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Pager } from '../../kit/Pager.tsx';
import { versionPath } from '../../kit/paths.ts';
import { Panel } from '../../kit/Section.tsx';
import { Skeletons } from '../../kit/Skeletons.tsx';
import { When } from '../../kit/When.tsx';
import { SETTINGS } from '../editor/useInForce.ts';
import { ScreeningFrame } from '../ScreeningFrame.tsx';
import { useMarketplace } from '../useMarketplace.ts';

const PER_PAGE = 25;

/** Every version with who made it, when and why; the newest is in force. */
export function VersionsTab() {
  const { marketplaceId } = useMarketplace();
  return (
    <ScreeningFrame tab="versions">
      <Rows key={marketplaceId} marketplaceId={marketplaceId} />
    </ScreeningFrame>
  );
}

function Rows({ marketplaceId }: { marketplaceId: string }) {
  const t = useT();
  const [page, setPage] = useState(1);
  const columns = useColumns();
  const { data, total, error, isPending, refetch } = useGetList<SettingsRow>(
    SETTINGS,
    { filter: { marketplaceId }, sort: { field: 'version', order: 'DESC' }, pagination: { page, perPage: PER_PAGE } },
    { refetchOnMount: 'always' },
  );
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (isPending) return <Panel>{<Skeletons lines={6} row={30} />}</Panel>;
  const rows = data.map((row, at) => ({ ...row, inForce: page === 1 && at === 0 }));
  return (
    <>
      <Panel>
        <DataRows caption={t('settings.screening.titles.versions')} rows={rows} columns={columns} />
      </Panel>
      {(total ?? 0) > PER_PAGE && (
        <Pager
          page={page}
          perPage={PER_PAGE}
          rows={rows.length}
          total={total}
          capped={false}
          hasNext={page * PER_PAGE < (total ?? 0)}
          go={setPage}
        />
      )}
    </>
  );
}

function useColumns(): Column<SettingsRow & { inForce: boolean }>[] {
  const t = useT();
  const { number } = useFormats();
  const { search } = useMarketplace();
  return [
    {
      key: 'version',
      label: t('settings.screening.versions.version'),
      render: ({ id, version }) => <Link to={versionPath(id) + search}>{number(version)}</Link>,
    },
    {
      key: 'note',
      label: t('settings.screening.versions.note'),
      grow: true,
      render: ({ note, builtIn }) => (
        <span title={note || undefined}>{builtIn ? t('settings.screening.versions.builtInNote') : note}</span>
      ),
    },
    { key: 'state', label: t('settings.screening.versions.state'), render: (row) => <State {...row} /> },
    {
      key: 'by',
      label: t('settings.screening.versions.by'),
      render: ({ createdBy, builtIn }) => (builtIn ? t('settings.screening.versions.builtIn') : createdBy),
    },
    {
      key: 'at',
      label: t('settings.screening.versions.at'),
      align: 'right',
      render: ({ createdAt, marketplaceId }) => <When at={createdAt} marketplaceId={marketplaceId} />,
    },
  ];
}

/** In force or not, and whether open cases still wait to be screened by it. */
export function State({
  inForce,
  builtIn,
  appliedAt,
}: Pick<SettingsRow, 'builtIn' | 'appliedAt'> & { inForce: boolean }) {
  const t = useT();
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.75 }}>
      {inForce ? (
        <Chip size="small" color="success" icon={<CheckIcon />} label={t('settings.screening.versions.inForce')} />
      ) : (
        <Chip size="small" label={t('settings.screening.versions.earlier')} />
      )}
      {inForce && !builtIn && appliedAt === null && (
        <Chip size="small" color="warning" icon={<WaitingIcon />} label={t('settings.screening.versions.applying')} />
      )}
    </Box>
  );
}
