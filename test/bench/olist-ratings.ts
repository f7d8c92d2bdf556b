/**
 * Whether the ratings of an Olist import are right: the CSVs are put as they are into a scratch SQLite, one plain SQL
 * computes every seller's rating by the rules of RULINGS 18, and every figure is held against the product's.
 * `node server/launch/tool.mjs test/bench/olist-ratings.ts FOLDER` or OLIST_DIR.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import Papa from 'papaparse';
import { openDatabase } from '#db/open.ts';
import { people } from '#db/schema/market.ts';
import { importOlist } from '#server/import/olist.ts';
import { silent } from '#server/import/progress.ts';
import { systemClock } from '#server/platform/clock.ts';
import { readConfig } from '#server/platform/config.ts';
import { makeLog } from '#server/platform/log.ts';
import { tallies } from '#server/ratings/store.ts';

const PENDING = 500;
const TABLES = {
  orders: 'olist_orders_dataset',
  items: 'olist_order_items_dataset',
  customers: 'olist_customers_dataset',
  reviews: 'olist_order_reviews_dataset',
};

/** Knows nothing of the product: only the columns of the CSVs and the sentences of RULINGS 18 and IZI-10. */
const RATINGS = `
with first_item as (
  select order_id, seller_id, product_id from items i
  where cast(order_item_id as integer) = (select min(cast(order_item_id as integer)) from items where order_id = i.order_id)
), deal as (
  select o.order_id, c.customer_unique_id as buyer, f.seller_id as seller, f.product_id as product
  from orders o join customers c on c.customer_id = o.customer_id join first_item f on f.order_id = o.order_id
), mark as (
  select d.seller, cast(r.review_score as integer) as stars, r.review_answer_timestamp as answered, r.review_id || '-' || r.order_id as name,
         row_number() over (partition by d.buyer, d.seller, d.product order by r.review_answer_timestamp desc, r.review_id || '-' || r.order_id desc) as nth
  from reviews r join deal d on d.order_id = r.order_id
), history as (
  select seller, stars from (select *, row_number() over (order by answered desc, name desc) as newest from mark where nth = 1)
  where newest > ${PENDING}
)
select seller, count(*) as count, sum(stars) as sum from history group by seller`;

function independently(folder: string): Map<string, { count: number; sum: number }> {
  const db = new Sqlite(':memory:');
  for (const [table, file] of Object.entries(TABLES)) {
    const { data } = Papa.parse<string[]>(readFileSync(join(folder, `${file}.csv`), 'utf8'), { skipEmptyLines: true });
    const [header = [], ...rows] = data;
    db.exec(`create table ${table} (${header.map((name) => `"${name}" text`).join(', ')})`);
    const insert = db.prepare(`insert into ${table} values (${header.map(() => '?').join(', ')})`);
    db.transaction(() => rows.forEach((row) => void insert.run(...row)))();
  }
  db.exec('create index i on items (order_id)');
  const rows = db.prepare(RATINGS).all() as { seller: string; count: number; sum: number }[];
  return new Map(rows.map(({ seller, count, sum }) => [seller, { count, sum }]));
}

async function byTheProduct(folder: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'trustdesk-olist-'));
  const url = `file:${join(dataDir, 'olist.db')}`;
  const db = await openDatabase(url, { migrate: true });
  const context = {
    config: readConfig({ DATA_DIR: dataDir, DATABASE_URL: url }),
    db,
    clock: systemClock(),
    log: makeLog('silent'),
  };
  const began = performance.now();
  const result = await importOlist(
    context,
    { kind: 'cli', id: 'cli:bench' },
    { folder, marketplace: { id: 'olist' }, pending: PENDING, progress: silent },
  );
  const seconds = (performance.now() - began) / 1_000;
  const sellers = await db.read.select().from(people).where(eq(people.marketplaceId, 'olist'));
  const found = new Map<string, { count: number; sum: number }>();
  for (let from = 0; from < sellers.length; from += 500) {
    const some = sellers.slice(from, from + 500).filter((person) => person.kinds.includes('specialist'));
    const marks = await tallies(
      db.read,
      some.map((person) => person.id),
    );
    for (const person of some) found.set(person.externalId, marks.get(person.id)?.get('') ?? { count: 0, sum: 0 });
  }
  await db.close();
  rmSync(dataDir, { recursive: true });
  return { found, result, seconds };
}

const folder = process.argv[2] ?? process.env.OLIST_DIR;
if (!folder) {
  console.error('Name the folder of the CSVs, or set OLIST_DIR.');
  process.exit(2);
}
const expected = independently(folder);
const { found, result, seconds } = await byTheProduct(folder);
const differing = [...found].filter(([seller, mark]) => {
  const want = expected.get(seller) ?? { count: 0, sum: 0 };
  return want.count !== mark.count || want.sum !== mark.sum;
});
const strangers = [...expected.keys()].filter((seller) => !found.has(seller));
const marks = [...expected.values()].reduce((sum, { count }) => sum + count, 0);
const shown = [...expected.values()].filter(({ count }) => count >= 3).length;
console.log(
  `sellers ${found.size}, with reviews ${expected.size}, with a shown rating ${shown}, reviews counted ${marks}`,
);
console.log(
  `import ${JSON.stringify(result.reviews)} rejected ${result.rejected}; ${result.written} records in ${seconds.toFixed(1)} s`,
);
console.log(`different ${differing.length}, unknown to the product ${strangers.length}`);
for (const [seller, mark] of differing.slice(0, 10)) console.log(seller, mark, expected.get(seller));
process.exitCode = differing.length + strangers.length > 0 ? 1 : 0;
