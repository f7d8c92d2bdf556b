import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const templates: ResourceProps = {
  name: 'templates',
  list: lazyPage(() => import('./TemplateList.tsx'), 'TemplateList'),
  create: lazyPage(() => import('./TemplateCreate.tsx'), 'TemplateCreate'),
  edit: lazyPage(() => import('./TemplateEdit.tsx'), 'TemplateEdit'),
};
