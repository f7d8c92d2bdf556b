import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useActs } from '../../data/dataProvider.ts';
import { refusedBy, useRefusalText } from '../../data/refusal.ts';
import { type Draft, useDrafts } from '../useDrafts.ts';
import { SETTINGS } from './useInForce.ts';

/** Saves the next version. Whatever is refused, the edits stay; where somebody was faster, the page behind says who. */
export function useSave(draft: Draft, close: () => void, refresh: () => void) {
  const translate = useTranslate();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const { drop } = useDrafts();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { base, body, note } = draft;
  const { marketplaceId, version } = base;
  const save = async () => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const saved = await acts.saveScreening({ marketplaceId, version, body, note: note.trim() });
      client.setQueryData([SETTINGS, 'getOne', { id: saved.id, meta: undefined }], saved);
      // First the edits go: with the new version in sight they would look like those of somebody who came too late.
      drop(marketplaceId);
      notify('settings.screening.save.saved', { type: 'success', messageArgs: { version: saved.version } });
      close();
      await client.invalidateQueries({ queryKey: [SETTINGS] });
    } catch (error) {
      const { code, errors } = refusedBy(error);
      setBusy(false);
      if (code === 'version-changed') {
        refresh();
        close();
        return;
      }
      const [field] = Object.values(errors);
      setFailure(field ? translate(field, { _: refusalText(error) }) : refusalText(error));
    }
  };
  return { save, failure, isBusy };
}
