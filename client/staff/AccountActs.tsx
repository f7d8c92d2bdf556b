import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { StaffRow } from '#server/access/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { OnceDialog } from '../kit/OnceDialog.tsx';

/** A new set-up link, and the switch that ends every session of an account. */
export function AccountActs({ person }: { person: StaffRow }) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const [link, setLink] = useState<string>();
  const fail = (error: unknown) => notify(refusalText(error), { type: 'error' });
  const makeLink = () => acts.newLink(person.id).then(({ setupLink }) => setLink(setupLink), fail);
  const isOff = person.state === 'disabled';
  const toggle = async () => {
    try {
      await acts.update('staff', {
        id: person.id,
        data: { state: isOff ? 'active' : 'disabled', version: person.version },
        previousData: person,
      });
      await client.invalidateQueries({ queryKey: ['staff'] });
      notify('settings.saved', { type: 'success' });
    } catch (error) {
      fail(error);
    }
  };
  return (
    <Box
      sx={{ mt: 2, display: 'flex', flexDirection: 'column', gap: 1, typography: 'caption', color: 'text.tertiary' }}
    >
      <Button size="small" onClick={() => void makeLink()}>
        {t('settings.staff.newLink')}
      </Button>
      {t('settings.staff.newLinkHint')}
      <Button size="small" color={isOff ? 'inherit' : 'error'} onClick={() => void toggle()}>
        {isOff ? t('settings.staff.enable') : t('settings.staff.disable')}
      </Button>
      {!isOff && t('settings.staff.disableLead')}
      {link !== undefined && (
        <OnceDialog
          title={t('settings.staff.link')}
          lead={t('settings.staff.linkLead', { name: person.displayName })}
          secret={link}
          close={() => setLink(undefined)}
        />
      )}
    </Box>
  );
}
