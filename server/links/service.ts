import type { Reader, Transaction } from '#db/open.ts';
import { findPerson } from '../people/store.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import type { PersonTold } from '../platform/events.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { monthsAfter } from '../platform/zones.ts';
import { termsOf } from '../policies/store.ts';
import type { LinkRow, LinkVerdictInput } from './contract.ts';
import { forgetKeys, insertVerdict, letGoOfOthers, linkedTo, rememberKeys } from './store.ts';

/** @throws Refusal not-found, also for a person of a marketplace that the reader does not see */
export async function linksOfPerson(read: Reader, actor: StaffActor, personId: string): Promise<LinkRow[]> {
  return linkedTo(read, (await findPerson(read, personId, actor)).id);
}

interface Judgement extends LinkVerdictInput {
  actor: StaffActor;
  personId: string;
  otherId: string;
  /** Made outside: the transaction may run again (RULINGS 27). */
  id: string;
  now: Date;
}

/**
 * What a person makes of two accounts that have something in common; the machine never acts on it (verification.md §D3).
 * @throws Refusal not-found: either is unknown to the reader, or they have nothing in common
 */
export async function judgeLink(tx: Transaction, ask: Judgement): Promise<LinkRow> {
  const { actor, id, verdict, note = null, now } = ask;
  const person = await findPerson(tx, ask.personId, actor);
  const link = (await linkedTo(tx, person.id)).find((each) => each.personId === ask.otherId);
  if (!link) throw new Refusal('not-found');
  const { marketplaceId } = person;
  const said = { id, marketplaceId, verdict, note, byId: actor.id, at: now };
  await insertVerdict(tx, { ...said, one: person.id, other: link.personId });
  await record(tx, actor, {
    action: 'document.link-judged',
    subjectKind: 'person',
    subjectId: person.id,
    marketplaceId,
    detail: { other: link.personId, verdict, before: link.verdict, kinds: link.kinds, strength: link.strength },
    at: now,
  });
  return { ...link, verdict, verdictAt: now.toISOString() };
}

/** The marketplace said what it knows of a person: the marks of it are kept, and what it does not say any more leaves later. */
export async function rememberTold(tx: Transaction, { person, marks, at }: PersonTold): Promise<void> {
  const { id: personId, marketplaceId } = person;
  await rememberKeys(tx, { marketplaceId, personId, marks, at });
  const { policy } = await termsOf(tx, marketplaceId, at);
  const keepUntil = monthsAfter(at, policy.documents.retention.consent.keyMonths);
  await letGoOfOthers(tx, personId, ['phone', 'email'], marks, keepUntil);
}

/** The sweep of keys whose time is over. */
export const forgetOldMarks = ({ db, clock }: Context): Promise<number> =>
  db.transaction((tx) => forgetKeys(tx, clock.now()));
