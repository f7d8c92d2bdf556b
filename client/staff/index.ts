import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const staff: ResourceProps = {
  name: 'staff',
  list: lazyPage(() => import('./StaffList.tsx'), 'StaffList'),
  create: lazyPage(() => import('./StaffCreate.tsx'), 'StaffCreate'),
  edit: lazyPage(() => import('./StaffEdit.tsx'), 'StaffEdit'),
};
