import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { WebhookRow } from '#server/outbox/contract.ts';
import { useMay } from '../data/session.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { FactList } from '../kit/FactList.tsx';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import { Deliveries } from './Deliveries.tsx';
import { LastAnswer } from './LastAnswer.tsx';
import { WebhookActs } from './WebhookActs.tsx';

export const WebhookShow = () => (
  <RecordPage<WebhookRow> resource="webhooks" title={({ url }) => url}>
    {(webhook) => <TwoColumns main={<Deliveries webhookId={webhook.id} />} side={<Facts webhook={webhook} />} />}
  </RecordPage>
);

function Facts({ webhook }: { webhook: WebhookRow }) {
  const t = useT();
  const { number } = useFormats();
  const marketplaceName = useMarketplaceName();
  const mayManage = useMay('webhooks:manage');
  const edit = mayManage && (
    <Button component={Link} to={`/webhooks/${webhook.id}`} size="tiny">
      {t('settings.edit')}
    </Button>
  );
  return (
    <Section title={t('registers.person.facts')} end={edit}>
      <Panel padded>
        <FactList
          labelWidth={112}
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="webhook" id={webhook.id} /> },
            { label: t('settings.webhook.url'), value: webhook.url },
            { label: t('registers.fields.marketplace'), value: marketplaceName(webhook.marketplaceId) },
            {
              label: t('settings.webhook.topics'),
              value:
                webhook.topics.map((topic) => t(`words.topics.${topic}`)).join(', ') || t('settings.webhook.allTopics'),
            },
            {
              label: t('settings.webhook.state'),
              value: webhook.active ? t('settings.webhook.active') : t('settings.webhook.off'),
            },
            { label: t('settings.webhook.last'), value: <LastAnswer webhook={webhook} /> },
            { label: t('settings.webhook.waiting'), value: number(webhook.waiting) },
            { label: t('settings.webhook.dead'), value: number(webhook.dead) },
            { label: t('registers.fields.since'), value: <When at={webhook.createdAt} look="date" /> },
          ]}
        />
        {mayManage && <WebhookActs webhook={webhook} />}
      </Panel>
    </Section>
  );
}
