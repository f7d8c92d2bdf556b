import { Link } from 'react-router-dom';
import type { z } from 'zod';
import type { DecisionRow, StatementRow as StatementShape } from '#server/decisions/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { recordPath } from '../kit/paths.ts';
import { OutcomeWord, StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { useLanguageName } from '../kit/useLanguageName.ts';
import { useActedLabel, When, WhenActed } from '../kit/When.tsx';
import { Why } from './Why.tsx';

export type StatementRow = z.infer<typeof StatementShape>;

export function useDecisionColumns(): Column<DecisionRow>[] {
  const t = useT();
  const actedLabel = useActedLabel();
  return [
    {
      key: 'id',
      label: t('words.subjects.decision'),
      render: ({ id }) => <Link to={recordPath('decision', id)}>{shortId('decision', id)}</Link>,
    },
    {
      key: 'outcome',
      label: t('registers.fields.outcome'),
      render: ({ outcome }) => <OutcomeWord outcome={outcome} />,
    },
    { key: 'queue', label: t('registers.fields.queue'), render: ({ queue }) => t(`words.queues.${queue}`) },
    { key: 'why', label: t('registers.fields.why'), grow: true, render: (decision) => <Why decision={decision} /> },
    { key: 'decider', label: t('registers.fields.decider'), render: ({ deciderAlias }) => deciderAlias },
    {
      key: 'state',
      label: t('registers.fields.state'),
      render: ({ state }) => <StatusChip of="decisionStates" value={state} />,
    },
    {
      key: 'decided',
      label: actedLabel(t('registers.fields.decided')),
      align: 'right',
      sort: 'decidedAt',
      render: ({ decidedAt }) => <WhenActed at={decidedAt} />,
    },
  ];
}

export function useStatementColumns(): Column<StatementRow>[] {
  const t = useT();
  const languageName = useLanguageName();
  return [
    {
      key: 'decision',
      label: t('words.subjects.decision'),
      render: ({ decisionId }) => (
        <Link to={recordPath('decision', decisionId)}>{shortId('decision', decisionId)}</Link>
      ),
    },
    {
      key: 'text',
      label: t('registers.decision.statement'),
      grow: true,
      render: ({ text, language }) => <span lang={language}>{text}</span>,
    },
    { key: 'language', label: t('registers.fields.language'), render: ({ language }) => languageName(language) },
    {
      key: 'created',
      label: t('registers.fields.time'),
      align: 'right',
      render: ({ createdAt, marketplaceId }) => <When at={createdAt} marketplaceId={marketplaceId} look="date" />,
    },
  ];
}
