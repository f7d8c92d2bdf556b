import { eq, getTableColumns } from 'drizzle-orm';
import { z } from 'zod';
import { reviews } from '#db/schema/reviews.ts';
import { type Case, cases, type Decision, decisions, type Statement, statements } from '#db/schema/spine.ts';
import { ALL_OUTCOMES, DECISION_STATES, QUEUES } from '#db/words.ts';
import type { Clock } from '../platform/clock.ts';
import { Id, MarketplaceId } from '../platform/contract.ts';
import { is, type Resource } from '../platform/list.ts';
import { blindColumns, isBlindSubject, type MaybeBlind, withoutWords } from '../queue/blind.ts';
import { presentDecision } from './view.ts';

const DecisionFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  queue: z.enum(QUEUES).optional(),
  outcome: z.enum(ALL_OUTCOMES).optional(),
  state: z.enum(DECISION_STATES).optional(),
  deciderId: Id.optional(),
  subjectId: Id.optional(),
  caseId: Id.optional(),
  batchId: Id.optional(),
  mine: z.literal(true).optional(),
  _after: z.string().max(400).optional(),
});

type Row = Decision & MaybeBlind & { headline: Case['headline'] };

export const decisionList = (clock: Clock): Resource<Row> => ({
  name: 'decisions',
  select: (read) =>
    read
      .select({ ...getTableColumns(decisions), headline: cases.headline, ...blindColumns })
      .from(decisions)
      .innerJoin(cases, eq(cases.id, decisions.caseId))
      .leftJoin(reviews, eq(reviews.id, decisions.subjectId)),
  table: decisions,
  id: decisions.id,
  scope: decisions.marketplaceId,
  sorts: { decidedAt: decisions.decidedAt },
  defaultSort: ['decidedAt', 'DESC'],
  filter: DecisionFilter,
  where: (filter, actor) => [
    ...is(decisions.id, filter.id),
    ...is(decisions.marketplaceId, filter.marketplaceId),
    ...is(decisions.queue, filter.queue),
    ...is(decisions.outcome, filter.outcome),
    ...is(decisions.state, filter.state),
    ...is(decisions.deciderId, filter.mine ? actor.id : filter.deciderId),
    ...is(decisions.subjectId, filter.subjectId),
    ...is(decisions.caseId, filter.caseId),
    ...is(decisions.batchId, filter.batchId),
  ],
  present: ({ headline, reviewStatus, blindUntil, ...decision }, actor) => {
    const now = clock.now();
    const blind = isBlindSubject({ reviewStatus, blindUntil }, now);
    // A register is nobody's own case, so here the words are for nobody (RULINGS 9).
    return presentDecision(decision, blind ? withoutWords(headline) : headline, actor, now);
  },
});

const StatementFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  decisionId: Id.optional(),
  recipientId: Id.optional(),
  language: z.string().max(8).optional(),
  _after: z.string().max(400).optional(),
});

export const statementList: Resource<Statement> = {
  name: 'statements',
  select: (read) => read.select().from(statements),
  table: statements,
  id: statements.id,
  scope: statements.marketplaceId,
  sorts: { createdAt: statements.createdAt },
  defaultSort: ['createdAt', 'DESC'],
  filter: StatementFilter,
  where: (filter) => [
    ...is(statements.id, filter.id),
    ...is(statements.marketplaceId, filter.marketplaceId),
    ...is(statements.decisionId, filter.decisionId),
    ...is(statements.recipientId, filter.recipientId),
    ...is(statements.language, filter.language),
  ],
  present: (row) => ({ ...row, createdAt: row.createdAt.toISOString(), data: JSON.parse(row.data) as object }),
};
