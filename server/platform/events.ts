import type { Transaction } from '#db/open.ts';
import type { Person } from '#db/schema/market.ts';
import type { Review } from '#db/schema/reviews.ts';
import type { IdentityKind } from '#db/words.ts';
import type { Json } from './crypto.ts';

/** A message that must have been heard before something else may begin. */
export interface NoticeTold {
  messageId: string;
  marketplaceId: string;
  subjectId: string;
  /** What was announced, as the receiver read it. */
  data: { readonly [key: string]: Json };
  /** Business time. */
  at: Date;
}

/** A review left public sight, or its queue, for good: replaced, removed, withdrawn or rejected. */
export interface ReviewLeft {
  review: Review;
  at: Date;
}

/** A review came in, public yet or not. */
export interface ReviewSubmitted {
  review: Review;
  at: Date;
}

/** A marketplace said what it knows of a person. The marks are made before the transaction: they need keys that lie in a file. */
export interface PersonTold {
  person: Person;
  marks: readonly { kind: IdentityKind; keyId: string; mark: string }[];
  at: Date;
}

/** Everything a room may tell upwards without knowing who listens (HOUSE law 1). */
interface Events {
  /** The first 2xx for a `notice.to-person`: the blind clock may start (RULINGS 2). May come again after a redelivery. */
  'notice.acknowledged': NoticeTold;
  /** Nobody takes it, or every receiver gave up: what waits for it would wait for ever. */
  'notice.unheard': NoticeTold;
  /** What is still open about it has lost its subject (reviews.md A2.11). */
  'review.left': ReviewLeft;
  /** What it says may hasten something else: a bad review of a deal is as good as a report (qjob.hu). */
  'review.submitted': ReviewSubmitted;
  /** What a person is known by may tie the account to another one (verification.md §D3). */
  'person.told': PersonTold;
}

type Handler<Name extends keyof Events> = (tx: Transaction, event: Events[Name]) => Promise<void>;

const handlers: { [Name in keyof Events]: Set<Handler<Name>> } = {
  'notice.acknowledged': new Set(),
  'notice.unheard': new Set(),
  'review.left': new Set(),
  'review.submitted': new Set(),
  'person.told': new Set(),
};

/** `app.ts` fills this table with named functions; the same function twice counts once, so two apps in a process are safe. */
export function on<Name extends keyof Events>(name: Name, handler: Handler<Name>): () => void {
  const list: Set<Handler<Name>> = handlers[name];
  list.add(handler);
  return () => void list.delete(handler);
}

/** Runs every handler in the caller's transaction, one after another: if one fails, nothing of it happened. */
export async function emit<Name extends keyof Events>(tx: Transaction, name: Name, event: Events[Name]): Promise<void> {
  const list: Set<Handler<Name>> = handlers[name];
  for (const handler of list) await handler(tx, event);
}
