import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { Copy } from '../kit/Copy.tsx';
import { FactList } from '../kit/FactList.tsx';
import { Failure } from '../kit/Failure.tsx';
import { MONO } from '../kit/mono.ts';
import { recordPath } from '../kit/paths.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { shortId } from '../kit/shortId.ts';
import { UserText } from '../kit/UserText.tsx';
import { useLanguageName } from '../kit/useLanguageName.ts';
import type { StatementRow } from './decisionColumns.tsx';

/** The statement of reasons as the recipient read it, and the same as data for the EU database (DSA 17, 24(5)). */
export function Statement({ decisionId }: { decisionId: string }) {
  const t = useT();
  const may = useMay('statements:read');
  const { data, error, isPending, refetch } = useGetList<StatementRow>(
    'statements',
    { filter: { decisionId }, pagination: { page: 1, perPage: 5 }, sort: { field: 'createdAt', order: 'DESC' } },
    { enabled: may },
  );
  if (!may) return null;
  return (
    <Section title={t('registers.decision.statement')}>
      <Panel padded>
        {error && <Failure error={error} retry={() => void refetch()} />}
        {isPending && <Skeletons />}
        {data?.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('registers.decision.statementNone')}</Box>}
        {data?.map((statement) => (
          <One key={statement.id} statement={statement} />
        ))}
      </Panel>
    </Section>
  );
}

function One({ statement }: { statement: StatementRow }) {
  const t = useT();
  const languageName = useLanguageName();
  const [open, setOpen] = useState(false);
  const json = JSON.stringify(statement.data, null, 2);
  return (
    <>
      <UserText text={statement.text} lang={statement.language} small />
      <Box sx={{ mt: 1.5 }}>
        <FactList
          facts={[
            { label: t('registers.fields.language'), value: languageName(statement.language) },
            {
              label: t('registers.decision.recipient'),
              value: (
                <Link to={recordPath('person', statement.recipientId)}>{shortId('person', statement.recipientId)}</Link>
              ),
            },
            {
              label: t('registers.decision.puid'),
              value: (
                <Box component="span" sx={{ fontFamily: MONO }}>
                  {statement.puid}
                </Box>
              ),
            },
          ]}
        />
      </Box>
      <Box sx={{ mt: 1.5, display: 'flex', gap: 1, alignItems: 'center' }}>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('registers.decision.hideData') : t('registers.decision.showData')}
        </Button>
        <Box sx={{ typography: 'caption', color: 'text.tertiary' }}>{t('registers.decision.data')}</Box>
        <Copy text={json} name={t('registers.decision.data')} />
      </Box>
      {open && (
        <Box
          component="pre"
          tabIndex={0}
          sx={{
            fontFamily: MONO,
            fontSize: '0.75rem',
            lineHeight: '1.125rem',
            bgcolor: 'surface.sunken',
            borderRadius: 1,
            p: 1.5,
            mt: 1,
            mb: 0,
            overflow: 'auto',
            maxHeight: 400,
          }}
        >
          {json}
        </Box>
      )}
    </>
  );
}
