import type { Queue } from '#db/words.ts';

/** Addresses within the console, made in one place. */
export const deskPath = (queue: Queue, caseId?: string): string => `/desks/${queue}${caseId ? `/${caseId}` : ''}`;

/** Kinds of records that have a page of their own, and the register it lies in. */
export const REGISTERS = {
  person: 'people',
  order: 'orders',
  review: 'reviews',
  'review-dispute': 'review-disputes',
  decision: 'decisions',
  policy: 'policies',
  webhook: 'webhooks',
  case: 'cases',
  ring: 'rings',
  hold: 'holds',
  approval: 'approvals',
  'escrow-dispute': 'escrow-disputes',
  journal: 'journals',
  document: 'documents',
  registration: 'registrations',
  questionnaire: 'questionnaires',
} as const;
export type RecordKind = keyof typeof REGISTERS;

export const recordPath = (kind: RecordKind, id: string): string =>
  `/${REGISTERS[kind]}/${encodeURIComponent(id)}/show`;

/** A version of the screening's word lists; they are no register of their own. */
export const versionPath = (id: string): string => `/screening/versions/${encodeURIComponent(id)}`;

/** A register with a filter already set. */
export const listPath = (resource: string, filter: Record<string, unknown>): string =>
  `/${resource}?${new URLSearchParams({ filter: JSON.stringify(filter) })}`;

/** The reserved payments that wait for people. */
export const ATTENTION_PATH = listPath('holds', { attention: true });
