import { kit } from '../kit.ts';

const { table, text, integer, long, instant, index, primaryKey } = kit;

/** Policy rating of a person, whole ('') and per category: integers only, divided when shown (IZI-23). */
export const ratingTotals = table(
  'rating_totals',
  {
    personId: text().notNull(),
    categoryId: text().notNull(),
    count: long().notNull(),
    sum: long().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.categoryId] })],
);

/** One row for each publication (+) and removal (−), written with it and folded by a sweep (RULINGS 20). */
export const ratingDeltas = table(
  'rating_deltas',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    categoryId: text().notNull(),
    count: integer().notNull(),
    sum: integer().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('rating_deltas_by_person').on(t.personId, t.categoryId)],
);
