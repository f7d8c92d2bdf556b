import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { TemplateRow } from '#server/templates/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { TEMPLATES_KEY } from './useTemplates.ts';

/** Where it belongs, and what can be done beside writing: out of use and back, and away for good. */
export function TemplateActs({ template }: { template: TemplateRow }) {
  const t = useT();
  const acts = useActs();
  const client = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const marketplaceName = useMarketplaceName();
  const [isAsking, setAsking] = useState(false);
  const { id, queue, marketplaceId, archived } = template;
  const run = async (act: () => Promise<unknown>, said: string) => {
    try {
      await act();
      notify(said, { type: 'success' });
    } catch (error) {
      notify(refusalText(error), { type: 'error' });
      return false;
    }
    await client.invalidateQueries({ queryKey: TEMPLATES_KEY });
    return true;
  };
  const archive = () =>
    run(
      () => acts.update('templates', { id, data: { ...template, archived: !archived }, previousData: template }),
      'settings.saved',
    );
  const remove = async () => {
    setAsking(false);
    const isGone = await run(
      () => acts.delete('templates', { id, previousData: template }),
      'settings.template.removed',
    );
    if (isGone) void navigate(`/templates?marketplace=${marketplaceId}`);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1.5 }}>
      <Box sx={{ flex: 1, typography: 'caption', color: 'text.secondary', minWidth: 200 }}>
        {marketplaceName(marketplaceId)} · {t(`words.queues.${queue}`)} ·{' '}
        {t(archived ? 'settings.template.archived' : 'settings.template.active')}
      </Box>
      <Button
        size="small"
        title={archived ? undefined : t('settings.template.archiveLead')}
        onClick={() => void archive()}
      >
        {t(archived ? 'settings.template.restore' : 'settings.template.archive')}
      </Button>
      <Button size="small" color="error" onClick={() => setAsking(true)}>
        {t('settings.template.remove')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          isFinal
          title={t('settings.template.removeTitle', { name: template.name })}
          lead={t('settings.template.removeLead')}
          cancel={{ label: t('app.cancel'), act: () => setAsking(false) }}
          go={{ label: t('settings.template.removeDo'), act: () => void remove() }}
        />
      )}
    </Box>
  );
}
