import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const journals: ResourceProps = {
  name: 'journals',
  list: lazyPage(() => import('./JournalList.tsx'), 'JournalList'),
  show: lazyPage(() => import('./JournalShow.tsx'), 'JournalShow'),
};
export const transfers: ResourceProps = {
  name: 'transfers',
  list: lazyPage(() => import('./TransferList.tsx'), 'TransferList'),
};
/** The list of accounts is the trial balance. */
export const accounts: ResourceProps = {
  name: 'accounts',
  list: lazyPage(() => import('./TrialBalance.tsx'), 'TrialBalance'),
};
