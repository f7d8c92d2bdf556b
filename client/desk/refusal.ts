import type { z } from 'zod';
import type { Conflict as ConflictShape } from '#server/decisions/contract.ts';
import { type Refused, refusedBy } from '../data/refusal.ts';

export type Conflict = Pick<z.infer<typeof ConflictShape>, 'code' | 'winner' | 'case'>;

/** Codes of a 409 after which the case itself is another one than the person saw. */
const CONFLICTS = [
  'case-decided',
  'case-claimed',
  'case-changed',
  'case-closed',
  'case-not-yours',
  'case-waiting',
  'lease-expired',
  'amounts-changed',
];

/** The case is not as it was seen; null where the call failed for another reason. */
export function conflictOf(error: unknown): Conflict | null {
  return conflictIn(refusedBy(error));
}

export function conflictIn({ status, code, body }: Refused): Conflict | null {
  if (status !== 409 || !CONFLICTS.includes(code)) return null;
  const { winner, case: row } = body as Partial<Conflict>;
  return { code, winner, case: row };
}
