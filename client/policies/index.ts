import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const policies: ResourceProps = {
  name: 'policies',
  list: lazyPage(() => import('./PolicyList.tsx'), 'PolicyList'),
  show: lazyPage(() => import('./PolicyShow.tsx'), 'PolicyShow'),
  edit: lazyPage(() => import('./PolicyEdit.tsx'), 'PolicyEdit'),
};
