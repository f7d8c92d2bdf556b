import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '#db/open.ts';
import { type Questionnaire, questionnaires } from '#db/schema/registrations.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { answerList, ListQuery } from '../platform/list.ts';
import { once } from '../platform/once.ts';
import { Refusal } from '../platform/refusal.ts';
import { listRoute } from '../platform/registerRoutes.ts';
import { Answer, type Route, route } from '../platform/route.ts';
import { termsOf } from '../policies/store.ts';
import { AddQuestionnaire, QuestionnaireRow, RegistrationRow, RegistrationShow } from './contract.ts';
import { questionnaireList, registrationList } from './lists.ts';
import { addQuestionnaire } from './questionnaires.ts';
import { applicantOf, findRegistration, questionnaireInForce } from './store.ts';
import { presentQuestionnaire, showRegistration } from './view.ts';

async function shown(read: Reader, rows: readonly Questionnaire[], now: Date): Promise<QuestionnaireRow[]> {
  const markets = [...new Set(rows.map(({ marketplaceId }) => marketplaceId))];
  const current = await Promise.all(markets.map((id) => questionnaireInForce(read, id, now)));
  return rows.map((row) =>
    presentQuestionnaire(
      row,
      current.some((one) => one?.id === row.id),
    ),
  );
}

async function findQuestionnaire(read: Reader, id: string, actor: Actor): Promise<Questionnaire> {
  const [found] = await read.select().from(questionnaires).where(eq(questionnaires.id, id));
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

export const registrationRoutes: Route[] = [
  listRoute(registrationList, 'registrations:read', RegistrationRow),
  route({
    method: 'get',
    path: '/api/registrations/:id',
    may: 'registrations:read',
    summary: 'One registration with its answers',
    answer: RegistrationShow,
    run: async ({ context: { db, clock }, actor, params }) => {
      const one = await findRegistration(db.read, String(params.id), actor);
      const { displayName } = await applicantOf(db.read, one);
      const { marketplace } = await termsOf(db.read, one.marketplaceId, clock.now());
      return showRegistration(db.read, one, displayName, marketplace, actor.language);
    },
  }),
  route({
    method: 'get',
    path: '/api/questionnaires',
    may: 'registrations:read',
    summary: 'What specialists are asked, every version',
    query: ListQuery,
    answer: z.array(QuestionnaireRow),
    run: async ({ context: { db, clock }, actor, query }) => {
      const { status, body, headers } = await answerList(questionnaireList, query, db.read, actor);
      return new Answer(status, await shown(db.read, body as Questionnaire[], clock.now()), headers);
    },
  }),
  route({
    method: 'get',
    path: '/api/questionnaires/:id',
    may: 'registrations:read',
    summary: 'One version of a questionnaire',
    answer: QuestionnaireRow,
    run: async ({ context: { db, clock }, actor, params }) =>
      (await shown(db.read, [await findQuestionnaire(db.read, String(params.id), actor)], clock.now()))[0],
  }),
  route({
    method: 'post',
    path: '/api/questionnaires',
    may: 'questionnaires:write',
    summary: 'Put the next version of a questionnaire in force',
    body: AddQuestionnaire,
    answer: QuestionnaireRow,
    status: 201,
    idempotency: 'accepted',
    run: (call) => {
      const { context, actor, body } = call;
      const made = { id: newId(), now: context.clock.now() };
      return once(
        call,
        'add-questionnaire',
        async (tx) => new Answer(201, presentQuestionnaire(await addQuestionnaire(tx, actor, body, made), true)),
      );
    },
  }),
];
