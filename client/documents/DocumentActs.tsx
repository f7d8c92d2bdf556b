import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { DocumentActDialog } from './DocumentActDialog.tsx';
import type { ShownDocument } from './shownDocument.ts';
import type { DocumentAct } from './useDocumentAct.ts';

/** What a manager may do outside of a case: exactly what the server allows, and no button for anything else. */
export function DocumentActs({ document }: { document: ShownDocument }) {
  const t = useT();
  const { allowedActions = [] } = document;
  const [open, setOpen] = useState<DocumentAct>();
  // A form in hand stays, even where somebody else's act has just taken its button away.
  if (allowedActions.length === 0 && !open) return null;
  return (
    <Section title={t('registers.document.acts.title')}>
      <Panel padded>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {allowedActions.map((act) => (
            <Button key={act} color={act === 'revoke' ? 'error' : 'primary'} onClick={() => setOpen(act)}>
              {t(`registers.document.acts.${act}.button`)}
            </Button>
          ))}
        </Box>
      </Panel>
      {open && <DocumentActDialog key={open} act={open} document={document} close={() => setOpen(undefined)} />}
    </Section>
  );
}
