import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader, Transaction } from '#db/open.ts';
import { policies } from '#db/schema/market.ts';
import { type Actor, type StaffActor, sees } from '../platform/actor.ts';
import { Id, MarketplaceId } from '../platform/contract.ts';
import { canonical, sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { answerList, is, ListQuery, type Resource } from '../platform/list.ts';
import { refuseReadOnly } from '../platform/readOnly.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Route, route } from '../platform/route.ts';
import { howReviewsAreChecked } from './checked.ts';
import { POLICY_READ_ONLY, Policy, PolicyRow, PolicyUpdate } from './contract.ts';

type Row = typeof policies.$inferSelect;

const PolicyFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  _after: z.string().max(400).optional(),
});

const policyList: Resource<Row> = {
  name: 'policies',
  select: (read) => read.select().from(policies),
  table: policies,
  id: policies.id,
  scope: policies.marketplaceId,
  sorts: { version: policies.version, effectiveFrom: policies.effectiveFrom },
  defaultSort: ['effectiveFrom', 'DESC'],
  filter: PolicyFilter,
  where: (filter) => [...is(policies.id, filter.id), ...is(policies.marketplaceId, filter.marketplaceId)],
  present,
};

function present(row: Row) {
  const body = Policy.parse(row.body);
  return {
    ...row,
    body,
    effectiveFrom: row.effectiveFrom.toISOString(),
    createdAt: row.createdAt.toISOString(),
    howReviewsAreChecked: howReviewsAreChecked(body),
  };
}

async function findPolicy(read: Reader, id: string, actor: Actor): Promise<Row> {
  const [found] = await read.select().from(policies).where(eq(policies.id, id));
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

/** The next version, in force from now on; what was decided and promised under earlier ones keeps them (SPEC 2). */
async function addVersion(
  tx: Transaction,
  actor: StaffActor,
  id: string,
  ask: z.infer<typeof PolicyUpdate>,
  made: { id: string; now: Date },
): Promise<Row> {
  const shown = await findPolicy(tx, id, actor);
  const [latest] = await tx
    .select()
    .from(policies)
    .where(eq(policies.marketplaceId, shown.marketplaceId))
    .orderBy(desc(policies.version))
    .limit(1);
  if (!latest || latest.version !== ask.version || shown.version !== ask.version) throw new Refusal('version-changed');
  // Only now: of an old record everything that nobody may write differs too.
  refuseReadOnly(ask, present(shown), POLICY_READ_ONLY);
  const fields = changedFields(latest.body, ask.body);
  if (fields.length === 0) return shown;
  const { id: newOne, now } = made;
  const next = {
    id: newOne,
    marketplaceId: shown.marketplaceId,
    version: latest.version + 1,
    body: ask.body,
    effectiveFrom: now,
    createdBy: actor.alias,
    createdAt: now,
  };
  await tx.insert(policies).values(next);
  const detail = {
    version: next.version,
    fields,
    hash: sha256(canonical(ask.body)),
  };
  await record(tx, actor, {
    action: 'policy.changed',
    subjectKind: 'policy',
    subjectId: newOne,
    marketplaceId: shown.marketplaceId,
    detail,
    at: now,
  });
  return next;
}

const changedFields = (before: Record<string, unknown>, after: Record<string, unknown>): string[] =>
  Object.keys(after).filter((key) => canonical(before[key]) !== canonical(after[key]));

/** Nothing is deleted or made from nothing: decisions name the version they were made under, and a marketplace brings its first. */
export const policyRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/policies',
    may: 'policies:read',
    summary: 'Policies, every version',
    query: ListQuery,
    answer: z.array(PolicyRow),
    run: ({ context, query, actor }) => answerList(policyList, query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/policies/:id',
    may: 'policies:read',
    summary: 'One version of a policy',
    answer: PolicyRow,
    run: async ({ context, params, actor }) => present(await findPolicy(context.db.read, params.id ?? '', actor)),
  }),
  route({
    method: 'put',
    path: '/api/policies/:id',
    may: 'policies:write',
    summary: 'Put the next version in force',
    body: PolicyUpdate,
    answer: PolicyRow,
    run: ({ context: { db, clock }, params, actor, body }) => {
      const made = { id: newId(), now: clock.now() };
      return db.transaction(async (tx) => present(await addVersion(tx, actor, params.id ?? '', body, made)));
    },
  }),
];
