import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const reviews: ResourceProps = {
  name: 'reviews',
  list: lazyPage(() => import('./ReviewList.tsx'), 'ReviewList'),
  show: lazyPage(() => import('./ReviewShow.tsx'), 'ReviewShow'),
};
