import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const disputes: ResourceProps = {
  name: 'review-disputes',
  list: lazyPage(() => import('./DisputeList.tsx'), 'DisputeList'),
  show: lazyPage(() => import('./DisputeShow.tsx'), 'DisputeShow'),
};
