import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { refusedBy, useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { Notice } from './Notice.tsx';
import { RequestId } from './RequestId.tsx';
import { Panel } from './Section.tsx';

interface Props {
  submit: (event: React.FormEvent) => Promise<void>;
  failure: unknown;
  hasErrors: boolean;
  busy: boolean;
  save: string;
  cancel?: () => void;
  children: ReactNode;
}

/** A form in a box: what went wrong on top, fields, and its two buttons. */
export function FormCard({ submit, failure, hasErrors, busy, save, cancel, children }: Props) {
  const t = useT();
  const refusalText = useRefusalText();
  const client = useQueryClient();
  // Somebody else saved in between: what was typed stays until the person takes the newer record.
  const isConflict = refusedBy(failure).code === 'version-changed';
  return (
    <Panel padded>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => void submit(event)}
        sx={{ display: 'flex', flexDirection: 'column', gap: 2, py: 0.5 }}
      >
        {(failure !== undefined || hasErrors) && (
          <Notice tone="error" urgent>
            {failure === undefined ? t('refusals.invalid') : refusalText(failure)}
            {isConflict && <> {t('kit.form.changed')}</>}
          </Notice>
        )}
        {failure !== undefined && (
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            {isConflict && (
              <Button size="small" onClick={() => void client.invalidateQueries()}>
                {t('kit.form.reload')}
              </Button>
            )}
            <RequestId error={failure} />
          </Box>
        )}
        {children}
        <Box sx={{ display: 'flex', gap: 1, borderTop: 1, borderColor: 'divider', pt: 2, mx: -2, px: 2 }}>
          <Button type="submit" variant="contained" color="primary" aria-disabled={busy}>
            {save}
          </Button>
          {cancel && <Button onClick={cancel}>{t('app.cancel')}</Button>}
        </Box>
      </Box>
    </Panel>
  );
}
