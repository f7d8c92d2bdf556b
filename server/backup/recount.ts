import type { Database } from '#db/open.ts';

/** Flags of decisions that took effect and stand, by marketplace, detector, version and reason (reviews.md D9). */
const JUDGED: Record<Database['dialect'], string> = {
  sqlite: judgedBy({
    from: 'json_each(d.findings) as f',
    field: (name) => `json_extract(f.value, '$.${name}')`,
    isTrue: "json_extract(f.value, '$.confirmed') = 1",
  }),
  postgres: judgedBy({
    from: 'jsonb_array_elements(d.findings) as f(value)',
    field: (name) => `(f.value ->> '${name}')`,
    isTrue: "(f.value ->> 'confirmed')::boolean",
  }),
};

/** What each scope of the kept counters counts, as one statement that knows nothing of how they are kept. */
const counted = (dialect: Database['dialect']): Record<string, string> => ({
  orders: "select marketplace_id || ':' || status as key, count(*) as n from orders group by 1",
  reviews: "select marketplace_id || ':' || status as key, count(*) as n from reviews group by 1",
  'review-disputes': "select marketplace_id || ':' || status as key, count(*) as n from review_disputes group by 1",
  documents: "select marketplace_id || ':' || state as key, count(*) as n from documents group by 1",
  registrations: "select marketplace_id || ':' || state as key, count(*) as n from registrations group by 1",
  cases: "select marketplace_id || ':' || queue || ':' || state as key, count(*) as n from cases group by 1",
  screening: JUDGED[dialect],
});

function judgedBy({ from, field, isTrue }: { from: string; field(name: string): string; isTrue: string }): string {
  const key = (part: string) =>
    [`d.marketplace_id`, field('detector'), field('version'), field('reason'), `'${part}'`].join(" || '|' || ");
  const rows = (part: string, more: string) =>
    `select ${key(part)} as key, count(*) as n from decisions d, ${from}
     where d.state = 'effective' and d.findings is not null${more} group by 1`;
  return `${rows('shown', '')} union all ${rows('confirmed', ` and ${isTrue}`)}`;
}

/** Counters that differ from the rows they count; one statement a scope, so that both sides are of one moment. */
export async function recountFaults(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const [scope, rowsOf] of Object.entries(counted(db.dialect))) {
    const rows = await db.raw(
      `select key, sum(kept) as kept, sum(counted) as counted from (
         select key, n as kept, 0 as counted from count_totals where scope = ?
         union all select key, n, 0 from count_deltas where scope = ?
         union all select key, 0, n from (${rowsOf}) as recount
       ) as both_sides group by key having sum(kept) <> sum(counted) order by key`,
      [scope, scope],
    );
    found.push(...rows.map((row) => `${scope} ${row.key} is kept as ${row.kept} and counts ${row.counted}`));
  }
  return found;
}

/** Ratings that differ from the published reviews behind them (IZI-23), whole ('') and per category. */
export async function remarkFaults(db: Database): Promise<string[]> {
  const rows = await db.raw(
    `select person_id, category_id, sum(kept_n) as kept_n, sum(kept_s) as kept_s, sum(n) as n, sum(s) as s from (
       select person_id, category_id, count as kept_n, sum as kept_s, 0 as n, 0 as s from rating_totals
       union all select person_id, category_id, count, sum, 0, 0 from rating_deltas
       union all select subject_id, '', 0, 0, 1, rating from reviews where status = 'published'
       union all select subject_id, category_id, 0, 0, 1, rating from reviews where status = 'published' and category_id is not null
     ) as both_sides group by person_id, category_id having sum(kept_n) <> sum(n) or sum(kept_s) <> sum(s) order by person_id`,
  );
  return rows.map(
    (row) =>
      `${row.person_id}${row.category_id ? ` in ${row.category_id}` : ''} has ${row.kept_s}/${row.kept_n}, its reviews say ${row.s}/${row.n}`,
  );
}
