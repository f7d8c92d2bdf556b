import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type TemplateRow, TemplateUpdate } from '#server/templates/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { FormCard } from '../kit/FormCard.tsx';
import { RecordPage } from '../kit/RecordPage.tsx';
import { useForm } from '../kit/useForm.ts';
import { TemplateActs } from './TemplateActs.tsx';
import { TemplateFields, type TemplateValues, writtenBodies } from './TemplateFields.tsx';
import { TEMPLATES_KEY } from './useTemplates.ts';

export const TemplateEdit = () => (
  <RecordPage<TemplateRow> resource="templates" title={({ name }) => name}>
    {/* A new version starts the form anew, or it would post the version it was made from. */}
    {(template) => (
      <>
        <TemplateActs template={template} />
        <Form key={template.version} template={template} />
      </>
    )}
  </RecordPage>
);

function Form({ template }: { template: TemplateRow }) {
  const t = useT();
  const acts = useActs();
  const client = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const { marketplaces } = useMe();
  const marketplace = marketplaces.find(({ id }) => id === template.marketplaceId);
  const { name, outcomes, bodies } = template;
  const start: TemplateValues = { name, outcomes, bodies };
  const back = () => void navigate(`/templates?marketplace=${template.marketplaceId}`);
  const form = useForm({
    start,
    schema: TemplateUpdate,
    bodyOf: (values) => ({ ...template, ...values, bodies: writtenBodies(values.bodies) }),
    send: async (body) => {
      await acts.update('templates', { id: template.id, data: body, previousData: template });
      notify('settings.saved', { type: 'success' });
      await client.invalidateQueries({ queryKey: TEMPLATES_KEY });
      back();
    },
  });
  if (!marketplace) return null;
  return (
    <FormCard {...form} save={t('settings.save')} cancel={back}>
      <TemplateFields queue={template.queue} marketplace={marketplace} {...form} />
    </FormCard>
  );
}
