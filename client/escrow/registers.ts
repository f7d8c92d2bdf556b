import type { ResourceProps } from 'react-admin';
import { lazyPage } from '../kit/lazyPage.tsx';

export const holds: ResourceProps = {
  name: 'holds',
  list: lazyPage(() => import('./HoldList.tsx'), 'HoldList'),
  show: lazyPage(() => import('./HoldShow.tsx'), 'HoldShow'),
};
export const escrowDisputes: ResourceProps = {
  name: 'escrow-disputes',
  list: lazyPage(() => import('./EscrowDisputeList.tsx'), 'EscrowDisputeList'),
  show: lazyPage(() => import('./EscrowDisputeShow.tsx'), 'EscrowDisputeShow'),
};
export const paymentInstructions: ResourceProps = {
  name: 'payment-instructions',
  list: lazyPage(() => import('./InstructionList.tsx'), 'InstructionList'),
};
