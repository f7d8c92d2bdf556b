import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { z } from 'zod';
import { API_KEY_RIGHTS, type ApiKeyRight } from '#db/words.ts';
import { ApiKeyCreate, type ApiKeyCreated } from '#server/access/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { FormCard } from '../kit/FormCard.tsx';
import { Choose, ChooseMany, TextLine } from '../kit/fields.tsx';
import { OnceDialog } from '../kit/OnceDialog.tsx';
import { Page } from '../kit/Page.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useForm } from '../kit/useForm.ts';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';

type Created = z.infer<typeof ApiKeyCreated>;
interface Values {
  marketplaceId: string;
  name: string;
  rights: readonly ApiKeyRight[];
}

/** Makes a key; the answer holds it this one time. */
export function KeyCreate() {
  const t = useT();
  const acts = useActs();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { marketplaces } = useMe();
  const marketplaceName = useMarketplaceName();
  const rights = useChoices('rights', API_KEY_RIGHTS);
  const [created, setCreated] = useState<Created>();
  const start: Values = { marketplaceId: marketplaces[0]?.id ?? '', name: '', rights: [] };
  const { values, put, errorAt, ...form } = useForm({
    start,
    schema: ApiKeyCreate,
    bodyOf: (typed) => ({ ...typed, rights: [...typed.rights] }),
    send: async (body) => {
      setCreated((await acts.create<Created>('api-keys', { data: body })).data);
      await client.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  const done = () => void navigate('/api-keys');
  return (
    <Page title={t('settings.key.add')}>
      <Box sx={{ maxWidth: 520 }}>
        <FormCard {...form} save={t('settings.key.add')} cancel={done}>
          <TextLine
            label={t('settings.key.name')}
            autoFocus
            value={values.name}
            onChange={(next) => put({ name: next })}
            error={errorAt('name')}
            hint={t('settings.key.nameHint')}
          />
          <Choose
            label={t('registers.fields.marketplace')}
            value={values.marketplaceId}
            onChange={(next) => put({ marketplaceId: next })}
            error={errorAt('marketplaceId')}
            choices={marketplaces}
          />
          <ChooseMany
            label={t('settings.key.rights')}
            value={values.rights}
            onChange={(next) => put({ rights: next })}
            error={errorAt('rights')}
            choices={rights}
          />
        </FormCard>
      </Box>
      {created && (
        <OnceDialog
          title={t('settings.key.secret')}
          lead={t('settings.key.secretLead', { marketplace: marketplaceName(created.marketplaceId) })}
          secret={created.key}
          close={done}
        />
      )}
    </Page>
  );
}
