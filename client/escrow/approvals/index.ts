import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../../kit/lazyPage.tsx';

export const approvals: ResourceProps = {
  name: 'approvals',
  list: lazyPage(() => import('./ApprovalList.tsx'), 'ApprovalList'),
  show: lazyPage(() => import('./ApprovalShow.tsx'), 'ApprovalShow'),
};
