import { Link } from 'react-router-dom';
import type { DocumentRow } from '#server/documents/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { When } from '../kit/When.tsx';

export function useDocumentColumns(): Column<DocumentRow>[] {
  const t = useT();
  return [
    {
      key: 'id',
      label: t('words.subjects.document'),
      render: ({ id }) => <Link to={recordPath('document', id)}>{shortId('document', id)}</Link>,
    },
    {
      key: 'person',
      label: t('registers.document.person'),
      grow: true,
      render: ({ personId, personName }) => <PersonLink id={personId} name={personName} />,
    },
    {
      key: 'type',
      label: t('registers.document.type'),
      render: ({ type, country }) =>
        t('desk.documents.whatShort', { country, type: t(`words.documentTypes.${type}`), attempt: 1 }),
    },
    {
      key: 'attempt',
      label: t('registers.document.attempt'),
      align: 'right',
      says: true,
      render: ({ attempt }) => attempt,
    },
    {
      key: 'state',
      label: t('registers.fields.state'),
      render: ({ state }) => <StatusChip of="documentStates" value={state} />,
    },
    {
      key: 'due',
      label: t('registers.document.due'),
      says: true,
      render: ({ dueAt, marketplaceId }) => <When at={dueAt} marketplaceId={marketplaceId} look="date" />,
    },
    {
      key: 'opened',
      label: t('registers.fields.opened'),
      sort: 'openedAt',
      render: ({ openedAt, marketplaceId }) => <When at={openedAt} marketplaceId={marketplaceId} />,
    },
    {
      key: 'decided',
      label: t('registers.fields.decided'),
      says: true,
      render: ({ decidedAt, marketplaceId }) => <When at={decidedAt} marketplaceId={marketplaceId} />,
    },
  ];
}
