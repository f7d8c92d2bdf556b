import { useMemo } from 'react';
import type { z } from 'zod';
import type { Queue, RejectionReason } from '#db/words.ts';
import type {
  BulkAnswer as BulkAnswerShape,
  BulkDecision as BulkDecisionShape,
  DecisionRow,
} from '#server/decisions/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { type ListMeta, type TrustdeskProvider, useActs } from '../data/dataProvider.ts';
import { BULK_MAX } from './bulkRules.ts';
import type { ListFilter } from './listFilter.ts';

export type BulkAnswer = z.infer<typeof BulkAnswerShape>;
export type BulkDecision = z.infer<typeof BulkDecisionShape>;

interface Page<Row> {
  rows: Row[];
  total: number;
  /** The server stopped counting, so the total is a floor. */
  capped: boolean;
}

/** Floor that a capped total stands for (SPEC 6). */
const TOTAL_CAP = 1_000;
/** The most that a list gives at once. */
const PAGE_ROWS = 100;
/** Enough to find the newest decision that can still be undone. */
const PENDING_ROWS = 10;

/** The acts of the house, with the few questions that only the workbench asks. */
export type Calls = TrustdeskProvider & ReturnType<typeof questionsOf>;

export function useCalls(): Calls {
  const acts = useActs();
  return useMemo(() => Object.assign(Object.create(acts) as TrustdeskProvider, acts, questionsOf(acts)), [acts]);
}

function questionsOf(acts: TrustdeskProvider) {
  const list = async <Row extends { id: string }>(
    resource: string,
    filter: object,
    page: number,
    perPage: number,
    field: string,
    order: 'ASC' | 'DESC',
  ) => {
    const answer = await acts.getList<Row>(resource, { filter, pagination: { page, perPage }, sort: { field, order } });
    const meta: Partial<ListMeta> = answer.meta ?? {};
    return { rows: answer.data, total: answer.total ?? TOTAL_CAP, capped: meta.capped ?? false } satisfies Page<Row>;
  };
  return {
    cases: (queue: Queue, filter: ListFilter, page: number, perPage: number) =>
      list<CaseRow>('cases', caseFilter(queue, filter), page, perPage, 'dueAt', 'ASC'),
    /** Cases of the list whose surest finding is this reason, as many as one bulk decision takes. */
    casesFlagged: async (queue: Queue, filter: ListFilter, reason: RejectionReason): Promise<CaseRow[]> => {
      if (filter.flags.length > 0 && !filter.flags.includes(reason)) return [];
      const asked = caseFilter(queue, { ...filter, flags: [reason] });
      const found = new Map<string, CaseRow>();
      for (let page = 1; page <= BULK_MAX / PAGE_ROWS; page++) {
        const { rows } = await list<CaseRow>('cases', asked, page, PAGE_ROWS, 'dueAt', 'ASC');
        for (const row of rows) found.set(row.id, row);
        if (rows.length < PAGE_ROWS) break;
      }
      return [...found.values()];
    },
    casesById: async (ids: readonly string[]) => (await acts.getMany<CaseRow>('cases', { ids: [...ids] })).data,
    myPending: async () =>
      (await list<DecisionRow>('decisions', { mine: true, state: 'pending' }, 1, PENDING_ROWS, 'decidedAt', 'DESC'))
        .rows,
    lastDecision: async (caseId: string) =>
      (await list<DecisionRow>('decisions', { caseId }, 1, 1, 'decidedAt', 'DESC')).rows[0],
  };
}

/** The address keeps nulls apart from filters; the server is told only what is set. */
function caseFilter(queue: Queue, filter: ListFilter): object {
  return {
    queue,
    view: filter.view,
    ...(filter.marketplaceId === null ? {} : { marketplaceId: filter.marketplaceId }),
    ...(filter.stars.length === 0 ? {} : { stars: filter.stars }),
    ...(filter.language === null ? {} : { language: filter.language }),
    ...(filter.flags.length === 0 ? {} : { flag: filter.flags }),
  };
}
