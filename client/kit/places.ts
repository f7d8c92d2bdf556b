import type { SvgIconComponent } from '@mui/icons-material';
import LedgerIcon from '@mui/icons-material/AccountBalanceOutlined';
import EscrowIcon from '@mui/icons-material/AccountBalanceWalletOutlined';
import RegistrationRegisterIcon from '@mui/icons-material/AssignmentIndOutlined';
import DocumentsIcon from '@mui/icons-material/BadgeOutlined';
import DisputesIcon from '@mui/icons-material/BalanceOutlined';
import DocumentRegisterIcon from '@mui/icons-material/ContactPageOutlined';
import ApprovalsIcon from '@mui/icons-material/DrawOutlined';
import AuditIcon from '@mui/icons-material/FactCheckOutlined';
import ObjectionsIcon from '@mui/icons-material/GavelOutlined';
import EscrowDisputesIcon from '@mui/icons-material/HandshakeOutlined';
import DecisionsIcon from '@mui/icons-material/HistoryOutlined';
import HomeIcon from '@mui/icons-material/HomeOutlined';
import RegistrationsIcon from '@mui/icons-material/HowToRegOutlined';
import RingsIcon from '@mui/icons-material/HubOutlined';
import QuestionnairesIcon from '@mui/icons-material/ListAltOutlined';
import HoldsIcon from '@mui/icons-material/LockOutlined';
import StaffIcon from '@mui/icons-material/ManageAccountsOutlined';
import ScreeningIcon from '@mui/icons-material/ManageSearchOutlined';
import PoliciesIcon from '@mui/icons-material/MenuBookOutlined';
import PeopleIcon from '@mui/icons-material/PeopleAltOutlined';
import TemplatesIcon from '@mui/icons-material/QuickreplyOutlined';
import ModerateIcon from '@mui/icons-material/RateReviewOutlined';
import OrdersIcon from '@mui/icons-material/ReceiptLongOutlined';
import ReviewsIcon from '@mui/icons-material/StarBorderOutlined';
import AccessIcon from '@mui/icons-material/VisibilityOutlined';
import KeysIcon from '@mui/icons-material/VpnKeyOutlined';
import WebhooksIcon from '@mui/icons-material/WebhookOutlined';
import type { Permission, Queue } from '#db/words.ts';
import type { Me } from '#server/access/contract.ts';
import type { Key } from '../i18n/messages.ts';
import { deskPath } from './paths.ts';

export interface Place {
  path: string;
  label: Key;
  /** Labels of resources have one form for one and one for many. */
  many?: true;
  icon: SvgIconComponent;
  group: 'home' | 'queues' | 'records' | 'insight' | 'help' | 'admin';
  /** Second key after G. */
  key?: string;
  needs?: Permission;
  queue?: Queue;
  /** Reached from within this place, which stands in the menu for it. */
  under?: string;
}

const register = (
  resource: string,
  icon: SvgIconComponent,
  needs: Permission,
  group: Place['group'],
  key?: string,
): Place => {
  return { path: `/${resource}`, label: `resources.${resource}.name` as Key, many: true, icon, group, needs, key };
};

const underLedger = (place: Pick<Place, 'path' | 'label' | 'many'>): Place => ({
  ...place,
  icon: LedgerIcon,
  group: 'insight',
  needs: 'ledger:read',
  under: '/accounts',
});
/** Pages of the ledger: one entry of the menu, then a row of links on each of them. */
const LEDGER_PLACES: readonly Place[] = [
  underLedger({ path: '/journals', label: 'resources.journals.name', many: true }),
  underLedger({ path: '/transfers', label: 'resources.transfers.name', many: true }),
  underLedger({ path: '/payment-instructions', label: 'resources.payment-instructions.name', many: true }),
  { ...underLedger({ path: '/reconciliation', label: 'registers.reconciliation.title' }), needs: 'ledger:reconcile' },
];

/** Everything the console has, in the order of the menu (ux.md E1). */
export const PLACES: readonly Place[] = [
  { path: '/', label: 'app.menu.home', icon: HomeIcon, group: 'home', key: 'H' },
  {
    path: deskPath('reviews'),
    label: 'words.queues.reviews',
    icon: ModerateIcon,
    group: 'queues',
    key: 'R',
    queue: 'reviews',
  },
  {
    path: deskPath('review-disputes'),
    label: 'words.queues.review-disputes',
    icon: DisputesIcon,
    group: 'queues',
    key: 'D',
    queue: 'review-disputes',
  },
  {
    path: deskPath('documents'),
    label: 'words.queues.documents',
    icon: DocumentsIcon,
    group: 'queues',
    key: 'I',
    queue: 'documents',
  },
  {
    path: deskPath('registrations'),
    label: 'words.queues.registrations',
    icon: RegistrationsIcon,
    group: 'queues',
    key: 'N',
    queue: 'registrations',
  },
  {
    path: deskPath('escrow-disputes'),
    label: 'words.queues.escrow-disputes',
    icon: EscrowIcon,
    group: 'queues',
    key: 'E',
    queue: 'escrow-disputes',
  },
  register('approvals', ApprovalsIcon, 'escrow:read', 'queues', 'S'),
  register('people', PeopleIcon, 'people:read', 'records', 'P'),
  register('reviews', ReviewsIcon, 'reviews:read', 'records', 'A'),
  register('review-disputes', ObjectionsIcon, 'review-disputes:read', 'records'),
  register('orders', OrdersIcon, 'orders:read', 'records', 'O'),
  register('holds', HoldsIcon, 'escrow:read', 'records', 'B'),
  register('escrow-disputes', EscrowDisputesIcon, 'escrow:read', 'records'),
  register('documents', DocumentRegisterIcon, 'documents:read', 'records'),
  register('registrations', RegistrationRegisterIcon, 'registrations:read', 'records'),
  register('decisions', DecisionsIcon, 'decisions:read', 'records', 'L'),
  {
    path: '/screening',
    label: 'app.menu.screening',
    icon: ScreeningIcon,
    group: 'insight',
    needs: 'screening:read',
  },
  register('rings', RingsIcon, 'rings:read', 'insight'),
  { path: '/accounts', label: 'app.menu.ledger', icon: LedgerIcon, group: 'insight', needs: 'ledger:read' },
  ...LEDGER_PLACES,
  register('audit', AuditIcon, 'audit:read', 'admin', 'T'),
  register('document-access', AccessIcon, 'audit:read', 'admin'),
  register('staff', StaffIcon, 'system:read', 'admin'),
  register('webhooks', WebhooksIcon, 'system:read', 'admin'),
  register('api-keys', KeysIcon, 'system:read', 'admin'),
  register('policies', PoliciesIcon, 'policies:read', 'help'),
  register('questionnaires', QuestionnairesIcon, 'registrations:read', 'help'),
  register('templates', TemplatesIcon, 'templates:read', 'help'),
];

export const mayGo = (me: Me, { queue, needs }: Place): boolean =>
  queue ? me.queues.includes(queue) : needs === undefined || me.permissions.includes(needs);
