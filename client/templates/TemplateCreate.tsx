import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { QUEUES, type Queue } from '#db/words.ts';
import { TemplateCreate as Body } from '#server/templates/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { FormCard } from '../kit/FormCard.tsx';
import { Page } from '../kit/Page.tsx';
import { useForm } from '../kit/useForm.ts';
import { TemplateFields, type TemplateValues, writtenBodies } from './TemplateFields.tsx';
import { TEMPLATES_KEY } from './useTemplates.ts';

const EMPTY: TemplateValues = { name: '', outcomes: [], bodies: {} };

/** A new template for the desk and the marketplace that the address names. */
export function TemplateCreate() {
  const t = useT();
  const { marketplaces } = useMe();
  const [search] = useSearchParams();
  const queue = QUEUES.find((it) => it === search.get('queue')) ?? QUEUES[0];
  const marketplace = marketplaces.find(({ id }) => id === search.get('marketplace')) ?? marketplaces[0];
  return (
    <Page title={t('settings.template.addFor', { queue: t(`words.queues.${queue}`) })}>
      {marketplace && <Form queue={queue} marketplace={marketplace} />}
    </Page>
  );
}

function Form({ queue, marketplace }: { queue: Queue; marketplace: ReturnType<typeof useMe>['marketplaces'][number] }) {
  const t = useT();
  const acts = useActs();
  const client = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const back = () => void navigate(`/templates?marketplace=${marketplace.id}`);
  const form = useForm({
    start: EMPTY,
    schema: Body,
    bodyOf: ({ bodies, ...values }) => ({
      marketplaceId: marketplace.id,
      queue,
      ...values,
      bodies: writtenBodies(bodies),
    }),
    send: async (body) => {
      await acts.create('templates', { data: body });
      notify('settings.saved', { type: 'success' });
      await client.invalidateQueries({ queryKey: TEMPLATES_KEY });
      back();
    },
  });
  return (
    <FormCard {...form} save={t('settings.save')} cancel={back}>
      <TemplateFields queue={queue} marketplace={marketplace} {...form} />
    </FormCard>
  );
}
