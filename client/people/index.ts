import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const people: ResourceProps = {
  name: 'people',
  list: lazyPage(() => import('./PersonList.tsx'), 'PersonList'),
  show: lazyPage(() => import('./PersonShow.tsx'), 'PersonShow'),
};
