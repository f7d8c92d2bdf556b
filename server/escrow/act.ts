import type { Transaction } from '#db/open.ts';
import type { SubjectKind } from '#db/words.ts';
import type { Actor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Json } from '../platform/crypto.ts';
import { record } from '../platform/record.ts';

/** One command on a reserved payment or its dispute: who acts, in which transaction, at which instant of business. */
export interface Act {
  tx: Transaction;
  clock: Pick<Clock, 'wall'>;
  actor: Pick<Actor, 'kind' | 'id'>;
  now: Date;
  /** The effect of a decision moves its own case: nobody else may touch it meanwhile. */
  movesCase?: boolean;
}

/** The entry of the trail, in the transaction of the act. */
export const traceAct = (
  { tx, actor, now }: Act,
  action: string,
  subject: { kind: SubjectKind; id: string; marketplaceId: string },
  detail: { readonly [key: string]: Json } = {},
): Promise<void> =>
  record(tx, actor, {
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    marketplaceId: subject.marketplaceId,
    detail,
    at: now,
  });

export const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * 3_600_000);
export const daysAfter = (at: Date, days: number): Date => hoursAfter(at, days * 24);
