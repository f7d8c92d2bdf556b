import type { SvgIconComponent } from '@mui/icons-material';
import DisputesIcon from '@mui/icons-material/BalanceOutlined';
import AuditIcon from '@mui/icons-material/FactCheckOutlined';
import ObjectionsIcon from '@mui/icons-material/GavelOutlined';
import DecisionsIcon from '@mui/icons-material/HistoryOutlined';
import HomeIcon from '@mui/icons-material/HomeOutlined';
import RingsIcon from '@mui/icons-material/HubOutlined';
import StaffIcon from '@mui/icons-material/ManageAccountsOutlined';
import ScreeningIcon from '@mui/icons-material/ManageSearchOutlined';
import PoliciesIcon from '@mui/icons-material/MenuBookOutlined';
import PeopleIcon from '@mui/icons-material/PeopleAltOutlined';
import TemplatesIcon from '@mui/icons-material/QuickreplyOutlined';
import ModerateIcon from '@mui/icons-material/RateReviewOutlined';
import OrdersIcon from '@mui/icons-material/ReceiptLongOutlined';
import ReviewsIcon from '@mui/icons-material/StarBorderOutlined';
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
  register('people', PeopleIcon, 'people:read', 'records', 'P'),
  register('reviews', ReviewsIcon, 'reviews:read', 'records', 'A'),
  register('review-disputes', ObjectionsIcon, 'review-disputes:read', 'records'),
  register('orders', OrdersIcon, 'orders:read', 'records', 'O'),
  register('decisions', DecisionsIcon, 'decisions:read', 'records', 'L'),
  {
    path: '/screening',
    label: 'app.menu.screening',
    icon: ScreeningIcon,
    group: 'insight',
    needs: 'screening:read',
  },
  register('rings', RingsIcon, 'rings:read', 'insight'),
  register('audit', AuditIcon, 'audit:read', 'admin', 'T'),
  register('staff', StaffIcon, 'system:read', 'admin'),
  register('webhooks', WebhooksIcon, 'system:read', 'admin'),
  register('api-keys', KeysIcon, 'system:read', 'admin'),
  register('policies', PoliciesIcon, 'policies:read', 'help'),
  register('templates', TemplatesIcon, 'templates:read', 'help'),
];

export const mayGo = (me: Me, { queue, needs }: Place): boolean =>
  queue ? me.queues.includes(queue) : needs === undefined || me.permissions.includes(needs);
