import { Link } from 'react-router-dom';
import type { CaseRow } from '#server/queue/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { deskPath } from '../kit/paths.ts';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { When } from '../kit/When.tsx';

/** Cases about one subject, each opening at its desk. */
export function useCaseColumns(): Column<CaseRow>[] {
  const t = useT();
  return [
    {
      key: 'case',
      label: t('registers.fields.case'),
      render: ({ id, queue }) => <Link to={deskPath(queue, id)}>{shortId('case', id)}</Link>,
    },
    { key: 'queue', label: t('registers.fields.queue'), grow: true, render: ({ queue }) => t(`words.queues.${queue}`) },
    { key: 'level', label: t('registers.fields.level'), render: ({ level }) => level },
    {
      key: 'state',
      label: t('registers.fields.state'),
      render: ({ state }) => <StatusChip of="caseStates" value={state} />,
    },
    {
      key: 'opened',
      label: t('registers.fields.opened'),
      align: 'right',
      render: ({ openedAt, marketplaceId }) => <When at={openedAt} marketplaceId={marketplaceId} />,
    },
  ];
}
