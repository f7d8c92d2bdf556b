import type { Transaction } from '#db/open.ts';
import type { Person } from '#db/schema/market.ts';
import type { Registration } from '#db/schema/registrations.ts';
import { closeCaseOf, reopenWaiting, subjectChanged } from '../decisions/subject.ts';
import { personByExternal } from '../people/store.ts';
import { type Actor, type PlatformActor, system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { canonical, type Json } from '../platform/crypto.ts';
import { eachApart } from '../platform/eachApart.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Terms, termsOf } from '../policies/store.ts';
import { openCase } from '../queue/store.ts';
import type { SendQuestionnaire } from './contract.ts';
import { answersTo, questionsFor } from './rules.ts';
import { moveRegistration } from './states.ts';
import {
  type Category,
  categoriesNamed,
  changeRegistration,
  findRegistration,
  insertRegistration,
  liveRegistrationOf,
  questionnaireInForce,
  unansweredRegistrations,
} from './store.ts';

const QUEUE = 'registrations';
const HOUR_MS = 3_600_000;
/** As of a review: so much fits into a row of the queue. */
const ABOUT_CHARACTERS = 80;
const SWEEP = system('sweep:registrations');

/** `id` is made outside: the transaction may run again (RULINGS 27). */
interface Sent {
  context: Context;
  actor: PlatformActor;
  personId: string;
  body: SendQuestionnaire;
  id: string;
}

/**
 * A specialist fills in the questionnaire (QJ-04): the first time, better than before, or as the answer to what was
 * asked. The same again changes nothing.
 * @throws Refusal person-unknown, questionnaire-outdated, category-unknown, unknown-field, answers-missing, invalid
 */
export async function sendQuestionnaire(
  tx: Transaction,
  { context, actor, body, ...ask }: Sent,
): Promise<Registration> {
  const now = context.clock.now();
  const person = await applicant(tx, actor, ask.personId);
  const form = await questionnaireInForce(tx, actor.marketplaceId, now);
  if (form?.version !== body.version)
    throw new Refusal('questionnaire-outdated', {
      errors: { version: 'questionnaire-outdated' },
      body: { version: form?.version ?? null },
    });
  const chosen = await categoriesNamed(tx, actor.marketplaceId, body.categoryIds);
  const categoryIds = chosen.map(({ id }) => id);
  const answers = answersTo(questionsFor(form.questions, categoryIds), body.answers);
  const live = await liveRegistrationOf(tx, person.id);
  const { to } = moveRegistration(live?.state ?? 'none', 'submit', 'person');
  const said = { questionnaireVersion: form.version, categoryIds, answers };
  if (live) return sayAgain(tx, { actor, live, said: { ...said, state: to }, person, chosen, now });
  const terms = await termsOf(tx, actor.marketplaceId, now);
  const made = await insertRegistration(tx, {
    id: ask.id,
    marketplaceId: actor.marketplaceId,
    personId: person.id,
    ...said,
    state: to,
    submittedAt: now,
    reasons: [],
    policyVersion: terms.version,
  });
  await openRegistrationCase(tx, made, person, chosen, terms);
  await trace(tx, actor, made, 'registration.submitted', now, { questionnaire: form.version });
  return made;
}

/** @throws Refusal person-unknown */
async function applicant(tx: Transaction, { marketplaceId }: PlatformActor, externalId: string): Promise<Person> {
  const person = await personByExternal(tx, marketplaceId, externalId);
  if (!person) throw new Refusal('person-unknown', { errors: { id: 'person-unknown' } });
  return person;
}

interface Again {
  actor: PlatformActor;
  live: Registration;
  said: Pick<Registration, 'questionnaireVersion' | 'categoryIds' | 'answers' | 'state'>;
  person: Person;
  chosen: readonly Category[];
  now: Date;
}

/** A decision that waits for its grace was about the words before, so it counts for nothing (`subjectChanged`). */
async function sayAgain(tx: Transaction, { actor, live, said, person, chosen, now }: Again): Promise<Registration> {
  const { questionnaireVersion, categoryIds, answers, state } = live;
  if (canonical({ questionnaireVersion, categoryIds, answers, state }) === canonical({ ...said })) return live;
  const changed = await changeRegistration(tx, live, { ...said, dueAt: null });
  await subjectChanged(tx, QUEUE, live.id, () => ({ headline: headlineOf(person, chosen) }), now);
  const detail = { questionnaire: said.questionnaireVersion, asked: state === 'asked' ? 1 : 0 };
  await trace(tx, actor, changed, 'registration.answered', now, detail);
  return changed;
}

const headlineOf = ({ displayName, locale }: Person, chosen: readonly Category[]) => ({
  name: displayName,
  about: chosen
    .map(({ name }) => name)
    .join(' · ')
    .slice(0, ABOUT_CHARACTERS),
  language: locale?.slice(0, 2) ?? null,
});

async function openRegistrationCase(
  tx: Transaction,
  one: Registration,
  person: Person,
  chosen: readonly Category[],
  terms: Terms,
): Promise<void> {
  await openCase(tx, {
    marketplaceId: one.marketplaceId,
    queue: QUEUE,
    subjectKind: 'registration',
    subjectId: one.id,
    priority: [],
    headline: headlineOf(person, chosen),
    openedAt: one.submittedAt,
    dueAt: new Date(one.submittedAt.getTime() + terms.policy.dueHours[QUEUE] * HOUR_MS),
  });
}

/** The specialist does not want to be admitted any more. @throws Refusal person-unknown, registration-closed */
export async function withdrawRegistration(
  tx: Transaction,
  context: Context,
  actor: PlatformActor,
  externalId: string,
): Promise<Registration> {
  const now = context.clock.now();
  const person = await applicant(tx, actor, externalId);
  const live = await liveRegistrationOf(tx, person.id);
  const { to } = moveRegistration(live?.state ?? 'none', 'withdraw', 'person');
  if (!live) throw new Refusal('registration-closed');
  const withdrawn = await changeRegistration(tx, live, { state: to, dueAt: null, decidedAt: now });
  await closeCaseOf(tx, QUEUE, live.id, now);
  await trace(tx, actor, withdrawn, 'registration.withdrawn', now);
  return withdrawn;
}

/** Nobody answered in time: the case comes back as it is. Returns how many. */
export async function endUnansweredRegistrations(context: Context): Promise<number> {
  const ids = await unansweredRegistrations(context.db.read, context.clock.now());
  await eachApart(context, ids, (id) =>
    context.db.transaction(async (tx) => {
      const now = context.clock.now();
      const one = await findRegistration(tx, id, SWEEP);
      if (one.dueAt === null || now < one.dueAt) return;
      const { to } = moveRegistration(one.state, 'expire', 'clock');
      const back = await changeRegistration(tx, one, { state: to, dueAt: null });
      await reopenWaiting(tx, QUEUE, id);
      await trace(tx, SWEEP, back, 'registration.unanswered', now);
    }),
  );
  return ids.length;
}

const trace = (
  tx: Transaction,
  actor: Pick<Actor, 'kind' | 'id'>,
  { id, marketplaceId }: Registration,
  action: string,
  at: Date,
  detail: { readonly [key: string]: Json } = {},
): Promise<void> =>
  record(tx, actor, { action, subjectKind: 'registration', subjectId: id, marketplaceId, detail, at });
