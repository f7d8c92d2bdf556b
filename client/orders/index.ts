import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const orders: ResourceProps = {
  name: 'orders',
  list: lazyPage(() => import('./OrderList.tsx'), 'OrderList'),
  show: lazyPage(() => import('./OrderShow.tsx'), 'OrderShow'),
};
