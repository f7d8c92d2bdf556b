import AddIcon from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { LANGUAGES, type Queue } from '#db/words.ts';
import type { TemplateRow } from '#server/templates/contract.ts';
import { useMay } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { type Column, DataRows } from '../kit/DataRows.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { useLanguageName } from '../kit/useLanguageName.ts';
import { When } from '../kit/When.tsx';
import { MoveButtons } from './MoveButtons.tsx';
import { useOutcomeWords } from './useOutcomeWords.ts';

interface QueueTemplatesProps {
  queue: Queue;
  marketplace: { id: string; locale: string };
  rows: TemplateRow[];
}

/** The templates of one desk, from the one that it offers first. */
export function QueueTemplates({ queue, marketplace, rows }: QueueTemplatesProps) {
  const t = useT();
  const mayWrite = useMay('templates:write');
  const columns = useColumns(rows, mayWrite);
  const name = t(`words.queues.${queue}`);
  const add = mayWrite && (
    <Button
      component={Link}
      to={`/templates/create?${new URLSearchParams({ marketplace: marketplace.id, queue })}`}
      size="small"
      startIcon={<AddIcon />}
      aria-label={t('settings.template.addFor', { queue: name })}
    >
      {t('settings.template.add')}
    </Button>
  );
  return (
    <Section title={name} end={add}>
      <Panel>
        {rows.length > 0 ? (
          <DataRows caption={name} rows={rows} columns={columns} />
        ) : (
          <Box sx={{ px: 2, py: 1.5, typography: 'caption', color: 'text.secondary' }}>
            {t('settings.template.empty')}
          </Box>
        )}
      </Panel>
    </Section>
  );
}

function useColumns(rows: readonly TemplateRow[], mayWrite: boolean): Column<TemplateRow>[] {
  const t = useT();
  const outcomeWords = useOutcomeWords();
  const languageName = useLanguageName();
  const languages = ({ bodies }: TemplateRow) => LANGUAGES.filter((language) => bodies[language]).map(languageName);
  return [
    {
      key: 'name',
      label: t('settings.template.name'),
      render: ({ id, name }) => (mayWrite ? <Link to={`/templates/${id}`}>{name}</Link> : name),
    },
    { key: 'outcomes', label: t('settings.template.outcomes'), render: ({ outcomes }) => outcomeWords(outcomes) },
    {
      key: 'languages',
      label: t('settings.template.languages'),
      grow: true,
      render: (row) => languages(row).join(', '),
    },
    {
      key: 'state',
      label: t('settings.template.state'),
      render: ({ archived }) => t(archived ? 'settings.template.archived' : 'settings.template.active'),
    },
    {
      key: 'updated',
      label: t('settings.template.updated'),
      align: 'right',
      render: ({ updatedAt, updatedBy }) => (
        <span title={t('settings.template.updatedBy', { alias: updatedBy })}>
          <When at={updatedAt} look="date" />
        </span>
      ),
    },
    ...(mayWrite
      ? [
          {
            key: 'order',
            label: t('settings.template.order'),
            align: 'right' as const,
            render: (row: TemplateRow) => <MoveButtons row={row} rows={rows} />,
          },
        ]
      : []),
  ];
}
