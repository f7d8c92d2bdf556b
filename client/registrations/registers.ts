import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const registrations: ResourceProps = {
  name: 'registrations',
  list: lazyPage(() => import('./RegistrationList.tsx'), 'RegistrationList'),
  show: lazyPage(() => import('./RegistrationShow.tsx'), 'RegistrationShow'),
};
export const questionnaires: ResourceProps = {
  name: 'questionnaires',
  list: lazyPage(() => import('./questionnaire/QuestionnaireList.tsx'), 'QuestionnaireList'),
  show: lazyPage(() => import('./questionnaire/QuestionnaireShow.tsx'), 'QuestionnaireShow'),
  create: lazyPage(() => import('./questionnaire/QuestionnaireCreate.tsx'), 'QuestionnaireCreate'),
};
