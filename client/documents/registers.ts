import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const documents: ResourceProps = {
  name: 'documents',
  list: lazyPage(() => import('./DocumentList.tsx'), 'DocumentList'),
  show: lazyPage(() => import('./DocumentShow.tsx'), 'DocumentShow'),
};
export const documentAccess: ResourceProps = {
  name: 'document-access',
  list: lazyPage(() => import('./AccessList.tsx'), 'AccessList'),
};
