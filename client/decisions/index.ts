import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const decisions: ResourceProps = {
  name: 'decisions',
  list: lazyPage(() => import('./DecisionList.tsx'), 'DecisionList'),
  show: lazyPage(() => import('./DecisionShow.tsx'), 'DecisionShow'),
};
