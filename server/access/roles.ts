import { type Permission, QUEUES, type Queue, type Role } from '#db/words.ts';

const REGISTERS = [
  'people:read',
  'orders:read',
  'listings:read',
  'categories:read',
  'reviews:read',
  'review-disputes:read',
  'cases:read',
  'decisions:read',
  'statements:read',
  'templates:read',
] as const satisfies readonly Permission[];

/**
 * Who may what (SPEC 1): the only such table; the server asks it on every request and the client gets its row.
 * What is not listed is refused. An administrator sees no records of people, and an auditor changes nothing but his own
 * settings: his preferences and the views that he saves for himself.
 */
const TABLE: Record<Role, readonly Permission[]> = {
  agent: [...REGISTERS, 'escrow:read', 'review-disputes:decide', 'escrow-disputes:decide', 'decisions:revert'],
  moderator: [
    ...REGISTERS,
    'reviews:decide',
    'documents:decide',
    'documents:reveal',
    'documents:read',
    'registrations:decide',
    'registrations:read',
    'decisions:revert',
    'rings:read',
    'rings:judge',
  ],
  manager: [
    ...REGISTERS,
    'escrow:read',
    'reviews:decide',
    'review-disputes:decide',
    'registrations:decide',
    'registrations:read',
    'questionnaires:write',
    'escrow-disputes:decide',
    'escrow:approve',
    'documents:decide',
    'documents:reveal',
    'documents:revoke',
    'documents:read',
    'ledger:read',
    'ledger:reconcile',
    'reveal-blind',
    'decisions:revert',
    'templates:write',
    'saved-views:share',
    'screening:read',
    'screening:write',
    'rings:read',
    'rings:judge',
    'audit:read',
    'export',
    'policies:read',
    'policies:write',
    'demo:clock',
  ],
  admin: [
    'staff:manage',
    'api-keys:manage',
    'webhooks:manage',
    'system:read',
    'policies:read',
    'audit:read',
    'demo:clock',
  ],
  auditor: [
    ...REGISTERS,
    'registrations:read',
    'escrow:read',
    'documents:read',
    'ledger:read',
    'screening:read',
    'rings:read',
    'audit:read',
    'export',
    'policies:read',
    'system:read',
  ],
};

// Made once: the guard hands the same set to every request of a role.
const sets = new Map(Object.entries(TABLE).map(([role, list]) => [role, new Set(list)]));

export const permissionsOf = (role: Role): ReadonlySet<Permission> => sets.get(role) ?? new Set();

/** Desks at which the role decides; the others it may at most read. */
export const queuesOf = (role: Role): Queue[] => QUEUES.filter((queue) => permissionsOf(role).has(`${queue}:decide`));

/** Level 2 is where cases go that somebody escalated: managers only (SPEC 3, Due times). */
export const mayTakeLevel = (role: Role, level: number): boolean => level < 2 || role === 'manager';

/** `decisions:revert` opens the door; behind it a manager reverts any decision, everybody else only his own. */
export const mayRevert = (who: { id: string; role: Role }, deciderId: string): boolean =>
  permissionsOf(who.role).has('decisions:revert') && (who.role === 'manager' || who.id === deciderId);
