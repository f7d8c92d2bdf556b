import { eq, getTableColumns } from 'drizzle-orm';
import { z } from 'zod';
import { people } from '#db/schema/market.ts';
import { type Questionnaire, questionnaires, type Registration, registrations } from '#db/schema/registrations.ts';
import { REGISTRATION_STATES } from '#db/words.ts';
import { Id, MarketplaceId } from '../platform/contract.ts';
import { is, type Resource } from '../platform/list.ts';
import { RegistrationFilter } from './contract.ts';
import { presentRegistration } from './view.ts';

/** `GET /api/registrations`: everybody who ever wanted to be admitted. */
export const registrationList: Resource<Registration & { personName: string | null }> = {
  name: 'registrations',
  select: (read) =>
    read
      .select({ ...getTableColumns(registrations), personName: people.displayName })
      .from(registrations)
      .leftJoin(people, eq(people.id, registrations.personId)),
  table: registrations,
  id: registrations.id,
  scope: registrations.marketplaceId,
  sorts: { submittedAt: registrations.submittedAt },
  defaultSort: ['submittedAt', 'DESC'],
  filter: RegistrationFilter,
  where: ({ id, marketplaceId, state, personId }) => [
    ...is(registrations.id, id),
    ...is(registrations.marketplaceId, marketplaceId),
    ...is(registrations.state, state),
    ...is(registrations.personId, personId),
  ],
  kept: (filter) => {
    const { marketplaceId, state, _after, ...finer } = filter as Partial<Record<string, string>>;
    if (!marketplaceId || Object.values(finer).some((value) => value !== undefined)) return undefined;
    return ['registrations', (state ? [state] : REGISTRATION_STATES).map((each) => `${marketplaceId}:${each}`)];
  },
  present: presentRegistration,
};

const QuestionnaireFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  _after: z.string().max(400).optional(),
});

/** Every version of every marketplace; which of them is in force is found out for the whole page at once. */
export const questionnaireList: Resource<Questionnaire> = {
  name: 'questionnaires',
  select: (read) => read.select().from(questionnaires),
  table: questionnaires,
  id: questionnaires.id,
  scope: questionnaires.marketplaceId,
  sorts: { effectiveFrom: questionnaires.effectiveFrom, version: questionnaires.version },
  defaultSort: ['effectiveFrom', 'DESC'],
  filter: QuestionnaireFilter,
  where: ({ id, marketplaceId }) => [...is(questionnaires.id, id), ...is(questionnaires.marketplaceId, marketplaceId)],
  present: (row) => row,
};
