import Box from '@mui/material/Box';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type Policy, PolicyUpdate } from '#server/policies/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useT } from '../i18n/useT.ts';
import { FormCard } from '../kit/FormCard.tsx';
import { Notice } from '../kit/Notice.tsx';
import { recordPath } from '../kit/paths.ts';
import { RecordPage } from '../kit/RecordPage.tsx';
import { SectionLabel } from '../kit/Section.tsx';
import { useForm } from '../kit/useForm.ts';
import type { PolicyRow } from './PolicyList.tsx';
import { SettingField } from './SettingField.tsx';
import { POLICY_SECTIONS } from './settings.ts';

/** A change is the next version; the one that was shown stays as it is. */
export function PolicyEdit() {
  const t = useT();
  return (
    <RecordPage<PolicyRow> resource="policies" title={() => t('settings.policy.next')}>
      {(policy) => <Form key={policy.id} policy={policy} />}
    </RecordPage>
  );
}

function Form({ policy }: { policy: PolicyRow }) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const navigate = useNavigate();
  const next = policy.version + 1;
  const form = useForm<Policy, { body: Policy; version: number }>({
    start: policy.body,
    schema: PolicyUpdate,
    bodyOf: (typed) => ({ body: { ...typed, languages: typed.languages.filter(Boolean) }, version: policy.version }),
    send: async (body) => {
      const answer = await acts.update<PolicyRow>('policies', { id: policy.id, data: body, previousData: policy });
      notify(t('settings.policy.saved', { version: answer.data.version }), { type: 'success' });
      await client.invalidateQueries({ queryKey: ['policies'] });
      void navigate(recordPath('policy', answer.data.id));
    },
  });
  return (
    <Box sx={{ maxWidth: 720 }}>
      <Box sx={{ mb: 2 }}>
        <Notice tone="info">{t('settings.policy.lead', { version: policy.version, next })}</Notice>
      </Box>
      <FormCard
        {...form}
        save={t('settings.policy.save', { version: next })}
        cancel={() => void navigate(recordPath('policy', policy.id))}
      >
        {POLICY_SECTIONS.map(({ name, settings }) => (
          <Box
            component="section"
            key={name}
            aria-label={t(`settings.policy.sections.${name}`)}
            sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}
          >
            <SectionLabel>{t(`settings.policy.sections.${name}`)}</SectionLabel>
            {settings.map((setting) => (
              <SettingField
                key={setting}
                setting={setting}
                policy={form.values}
                put={form.put}
                errorAt={form.errorAt}
              />
            ))}
          </Box>
        ))}
      </FormCard>
    </Box>
  );
}
