import type { Reader } from '#db/open.ts';
import type { Questionnaire } from '#db/schema/registrations.ts';
import { personByExternal } from '../people/store.ts';
import { externalIdIn } from '../platform/externalId.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Route, route } from '../platform/route.ts';
import {
  Admission,
  PlatformQuestionnaire,
  PlatformRegistration,
  SendQuestionnaire,
} from '../registrations/contract.ts';
import { admissionOf } from '../registrations/rules.ts';
import { sendQuestionnaire, withdrawRegistration } from '../registrations/service.ts';
import { categoriesById, questionnaireInForce, registrationsOf } from '../registrations/store.ts';
import { externalIds, platformRegistration } from '../registrations/view.ts';

/** The questionnaire in the marketplace's own ids; what was asked of a category that is gone is asked of nobody. */
async function shownForm(read: Reader, { marketplaceId, version, effectiveFrom, questions }: Questionnaire) {
  const named = questions.flatMap(({ categoryId }) => categoryId ?? []);
  const known = await categoriesById(read, [...new Set(named)], marketplaceId);
  return {
    version,
    effectiveFrom: effectiveFrom.toISOString(),
    questions: questions.map((question) => ({
      ...question,
      categoryId: known.find(({ id }) => id === question.categoryId)?.externalId ?? null,
    })),
  };
}

/** @throws Refusal not-found: the marketplace never told of such a person */
async function admission(read: Reader, marketplaceId: string, externalId: string, now: Date): Promise<Admission> {
  const person = await personByExternal(read, marketplaceId, externalId);
  if (!person) throw new Refusal('not-found');
  const [form, all] = [await questionnaireInForce(read, marketplaceId, now), await registrationsOf(read, person.id)];
  const { admitted, categoryIds } = admissionOf(form !== undefined, all);
  const [newest] = all;
  return {
    needed: form !== undefined,
    admitted,
    categoryIds: externalIds(await categoriesById(read, categoryIds, marketplaceId)),
    registration: newest ? await platformRegistration(read, newest) : null,
  };
}

/** How specialists are admitted (QJ-04, QJ-05), from the marketplace's side. */
export const registrationIntake: Route[] = [
  route({
    method: 'get',
    path: '/platform/v1/questionnaire',
    may: 'platform-key',
    summary: 'What specialists are asked now',
    answer: PlatformQuestionnaire,
    run: async ({ context: { db, clock }, actor }) => {
      const form = await questionnaireInForce(db.read, actor.marketplaceId, clock.now());
      if (!form) throw new Refusal('not-found');
      return shownForm(db.read, form);
    },
  }),
  route({
    method: 'put',
    path: '/platform/v1/people/:id/questionnaire',
    may: 'platform-key',
    summary: 'A specialist fills in the questionnaire, puts it better, or answers what was asked (QJ-04)',
    body: SendQuestionnaire,
    answer: PlatformRegistration,
    idempotency: 'accepted',
    run: (call) => {
      const { context, actor, body } = call;
      const made = { id: newId(), personId: externalIdIn(call.params) };
      return once(call, 'send-questionnaire', async (tx) =>
        platformRegistration(tx, await sendQuestionnaire(tx, { context, actor, body, ...made })),
      );
    },
  }),
  route({
    method: 'get',
    path: '/platform/v1/people/:id/registration',
    may: 'platform-key',
    summary: 'Whether a specialist is admitted, in which categories, and how the newest registration stands',
    answer: Admission,
    run: ({ context: { db, clock }, actor, params }) =>
      admission(db.read, actor.marketplaceId, externalIdIn(params), clock.now()),
  }),
  route({
    method: 'post',
    path: '/platform/v1/people/:id/registration/withdraw',
    may: 'platform-key',
    summary: 'The specialist does not want to be admitted any more',
    answer: PlatformRegistration,
    idempotency: 'accepted',
    run: (call) =>
      once(call, 'withdraw-registration', async (tx) =>
        platformRegistration(tx, await withdrawRegistration(tx, call.context, call.actor, externalIdIn(call.params))),
      ),
  }),
];
