import { Link } from 'react-router-dom';
import type { DocumentAccessRow } from '#server/documents/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { recordPath } from '../kit/paths.ts';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { useActedLabel, WhenActed } from '../kit/When.tsx';

/** Who looked at which picture, why, and what came of it. */
export function useAccessColumns(): Column<DocumentAccessRow>[] {
  const t = useT();
  const acted = useActedLabel();
  return [
    {
      key: 'at',
      label: acted(t('registers.fields.time')),
      sort: 'at',
      render: ({ at }) => <WhenActed at={at} />,
    },
    { key: 'who', label: t('desk.documents.access.who'), grow: true, render: ({ staffAlias }) => staffAlias },
    {
      key: 'document',
      label: t('words.subjects.document'),
      render: ({ documentId }) => (
        <Link to={recordPath('document', documentId)}>{shortId('document', documentId)}</Link>
      ),
    },
    {
      key: 'what',
      label: t('desk.documents.access.what'),
      render: ({ side, attempt }) =>
        t('desk.documents.picture.ofAttempt', { side: t(`words.documentSides.${side}`), attempt }),
    },
    {
      key: 'purpose',
      label: t('desk.documents.access.purpose'),
      render: ({ purpose }) => t(`words.accessPurposes.${purpose}`),
    },
    {
      key: 'assigned',
      label: t('registers.document.assigned'),
      render: ({ assigned }) => t(assigned ? 'registers.document.inHand' : 'registers.document.beside'),
    },
    {
      key: 'outcome',
      label: t('desk.documents.access.outcome'),
      render: ({ outcome }) => <StatusChip of="accessOutcomes" value={outcome} />,
    },
  ];
}
