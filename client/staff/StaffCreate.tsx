import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { z } from 'zod';
import { StaffCreate as Body, type StaffCreated } from '#server/access/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useT } from '../i18n/useT.ts';
import { FormCard } from '../kit/FormCard.tsx';
import { TextLine } from '../kit/fields.tsx';
import { OnceDialog } from '../kit/OnceDialog.tsx';
import { Page } from '../kit/Page.tsx';
import { useForm } from '../kit/useForm.ts';
import { StaffFields, type StaffValues, scopeOf } from './StaffFields.tsx';

type Created = z.infer<typeof StaffCreated>;
const EMPTY: StaffValues & { email: string } = {
  email: '',
  displayName: '',
  alias: '',
  role: 'moderator',
  marketplaceIds: [],
};

/** Invites a colleague: the answer holds a link that opens once, and is shown once. */
export function StaffCreate() {
  const t = useT();
  const acts = useActs();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [created, setCreated] = useState<Created>();
  const form = useForm({
    start: EMPTY,
    schema: Body,
    bodyOf: ({ marketplaceIds, ...values }) => ({ ...values, marketplaceIds: scopeOf(marketplaceIds) }),
    send: async (body) => {
      setCreated((await acts.create<Created>('staff', { data: body })).data);
      await client.invalidateQueries({ queryKey: ['staff'] });
    },
  });
  return (
    <Page title={t('settings.staff.invite')}>
      <Box sx={{ maxWidth: 520 }}>
        <FormCard {...form} save={t('settings.staff.invite')} cancel={() => void navigate('/staff')}>
          <TextLine
            label={t('settings.staff.email')}
            type="email"
            autoFocus
            value={form.values.email}
            onChange={(next) => form.put({ email: next })}
            error={form.errorAt('email')}
          />
          <StaffFields {...form} />
        </FormCard>
      </Box>
      {created && (
        <OnceDialog
          title={t('settings.staff.link')}
          lead={t('settings.staff.linkLead', { name: created.displayName })}
          secret={created.setupLink}
          close={() => void navigate('/staff')}
        />
      )}
    </Page>
  );
}
