import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import { SUBJECT_KINDS } from '#db/words.ts';
import type { AuditRow } from '#server/audit/contract.ts';
import { useT } from '../i18n/useT.ts';
import { Copy } from '../kit/Copy.tsx';
import type { Column } from '../kit/DataRows.tsx';
import { MONO } from '../kit/mono.ts';
import { useSubjectPath } from '../kit/useSubjectPath.ts';
import { useTrailText } from '../kit/useTrailText.ts';
import { useActedLabel, WhenActed } from '../kit/When.tsx';

export function useAuditColumns(): Column<AuditRow>[] {
  const t = useT();
  const trailText = useTrailText();
  const actedLabel = useActedLabel();
  return [
    {
      key: 'time',
      label: actedLabel(t('registers.fields.time')),
      sort: 'at',
      render: ({ at }) => <WhenActed at={at} />,
    },
    {
      key: 'actor',
      label: t('registers.fields.actor'),
      render: ({ actorKind, actorAlias, actorId }) =>
        actorAlias ?? <span title={actorId}>{t(`words.actors.${actorKind}`)}</span>,
    },
    { key: 'action', label: t('registers.fields.action'), render: ({ action }) => trailText(action) },
    { key: 'subject', label: t('registers.fields.subject'), render: (row) => <Subject row={row} /> },
    {
      key: 'detail',
      label: t('registers.fields.detail'),
      grow: true,
      render: ({ detail }) => <Detail detail={detail} />,
    },
    {
      key: 'number',
      label: t('registers.fields.number'),
      align: 'right',
      render: ({ seq }) =>
        seq ?? <span title={t('registers.audit.unlinkedHint')}>{t('registers.audit.unlinked')}</span>,
    },
    {
      key: 'request',
      label: t('registers.fields.request'),
      align: 'right',
      render: ({ requestId }) => requestId && <Copy text={requestId} name={t('registers.fields.request')} />,
    },
  ];
}

function Subject({ row: { subjectKind, subjectId } }: { row: AuditRow }) {
  const t = useT();
  const kind = SUBJECT_KINDS.find((each) => each === subjectKind);
  const name = `${kind ? t(`words.subjects.${kind}`) : subjectKind} ${subjectId.slice(0, 8)}`;
  const path = useSubjectPath()(subjectKind, subjectId);
  return path ? <Link to={path}>{name}</Link> : <span title={subjectId}>{name}</span>;
}

/** Ids, codes and hashes, as they were recorded. */
function Detail({ detail }: { detail: Record<string, unknown> }) {
  const words = Object.entries(detail).map(
    ([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
  return (
    <Box
      component="span"
      title={words.join('\n')}
      sx={{ fontFamily: MONO, fontSize: '0.75rem', color: 'text.secondary' }}
    >
      {words.join(' · ')}
    </Box>
  );
}
