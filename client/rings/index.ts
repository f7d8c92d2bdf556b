import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const rings: ResourceProps = {
  name: 'rings',
  list: lazyPage(() => import('./RingList.tsx'), 'RingList'),
  show: lazyPage(() => import('./RingShow.tsx'), 'RingShow'),
};
