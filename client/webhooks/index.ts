import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const webhooks: ResourceProps = {
  name: 'webhooks',
  list: lazyPage(() => import('./WebhookList.tsx'), 'WebhookList'),
  create: lazyPage(() => import('./WebhookCreate.tsx'), 'WebhookCreate'),
  edit: lazyPage(() => import('./WebhookEdit.tsx'), 'WebhookEdit'),
  show: lazyPage(() => import('./WebhookShow.tsx'), 'WebhookShow'),
};
