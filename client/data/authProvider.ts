import type { AuthProvider } from 'react-admin';
import type { Permission } from '#db/words.ts';
import { savePreferences, takePreferences } from './preferences.ts';
import { refusedBy } from './refusal.ts';
import { currentMe, endSession, mayI, signIn, signOut } from './session.ts';

/** Which right a page or button of a resource needs; what is not listed is refused. */
const READS: Record<string, Permission> = {
  people: 'people:read',
  orders: 'orders:read',
  listings: 'listings:read',
  categories: 'categories:read',
  reviews: 'reviews:read',
  'review-disputes': 'review-disputes:read',
  cases: 'cases:read',
  holds: 'escrow:read',
  'escrow-disputes': 'escrow:read',
  approvals: 'escrow:read',
  documents: 'documents:read',
  'document-access': 'audit:read',
  registrations: 'registrations:read',
  questionnaires: 'registrations:read',
  journals: 'ledger:read',
  accounts: 'ledger:read',
  transfers: 'ledger:read',
  'payment-instructions': 'ledger:read',
  ledger: 'ledger:read',
  decisions: 'decisions:read',
  statements: 'statements:read',
  audit: 'audit:read',
  staff: 'system:read',
  policies: 'policies:read',
  screening: 'screening:read',
  rings: 'rings:read',
  webhooks: 'system:read',
  'api-keys': 'system:read',
};
const WRITES: Record<string, Permission> = {
  staff: 'staff:manage',
  policies: 'policies:write',
  questionnaires: 'questionnaires:write',
  webhooks: 'webhooks:manage',
  'api-keys': 'api-keys:manage',
};
const READING = ['list', 'show', 'read'];

export function permissionFor(resource: string, action: string): Permission | undefined {
  if (action === 'export') return 'export';
  return READING.includes(action) ? READS[resource] : WRITES[resource];
}

export const authProvider: AuthProvider = {
  login: async ({ email, password }: { email: string; password: string }) => {
    const me = await signIn(email, password);
    if (me) takePreferences(me);
  },
  logout: async () => {
    await savePreferences();
    await signOut();
    return '/login';
  },
  checkAuth: async () => {
    // Asked once, before the first page; whoever signs in later comes through `login`.
    if (currentMe()) return;
    throw new Error('refusals.not-signed-in');
  },
  // Only a lost session signs out, and `Layout` then leaves by itself: a refused right or a broken connection never does.
  checkError: async (error: unknown) => {
    if (refusedBy(error).status === 401) endSession();
  },
  getIdentity: async () => {
    const me = currentMe();
    return { id: me?.id ?? '', fullName: me?.alias ?? '' };
  },
  getPermissions: async () => currentMe()?.permissions ?? [],
  canAccess: async ({ resource, action }) => {
    const permission = permissionFor(resource, action);
    return permission !== undefined && mayI(permission);
  },
};
