import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { ApiKeyRow } from '#server/access/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';

/** Revoking cannot be taken back, so it asks once. */
export function RevokeButton({ apiKey }: { apiKey: ApiKeyRow }) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState(false);
  const revoke = async () => {
    try {
      await acts.delete('api-keys', { id: apiKey.id });
      notify('settings.key.revokedDone', { type: 'success' });
      await client.invalidateQueries({ queryKey: ['api-keys'] });
    } catch (error) {
      notify(refusalText(error), { type: 'error' });
    }
    setAsking(false);
  };
  return (
    <>
      <Button
        size="tiny"
        variant="text"
        onClick={() => setAsking(true)}
        aria-label={`${t('settings.key.revoke')} ${apiKey.name}`}
      >
        {t('settings.key.revoke')}
      </Button>
      {asking && (
        <ConfirmDialog
          isFinal
          title={t('settings.key.revokeTitle', { name: apiKey.name })}
          lead={t('settings.key.revokeLead')}
          cancel={{ label: t('app.cancel'), act: () => setAsking(false) }}
          go={{ label: t('settings.key.revokeDo'), act: () => void revoke() }}
        />
      )}
    </>
  );
}
