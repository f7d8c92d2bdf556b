import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const audit: ResourceProps = {
  name: 'audit',
  list: lazyPage(() => import('./AuditList.tsx'), 'AuditList'),
};
