import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const keys: ResourceProps = {
  name: 'api-keys',
  list: lazyPage(() => import('./KeyList.tsx'), 'KeyList'),
  create: lazyPage(() => import('./KeyCreate.tsx'), 'KeyCreate'),
};
