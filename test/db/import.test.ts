import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { and, asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Database } from '#db/open.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { marketplaces, orders, people } from '#db/schema/market.ts';
import { reviews } from '#db/schema/reviews.ts';
import { cases } from '#db/schema/spine.ts';
import { importReviews } from '#server/import/jsonl.ts';
import { instantOf } from '#server/import/localTime.ts';
import { importOlist } from '#server/import/olist.ts';
import { silent } from '#server/import/progress.ts';
import { counted } from '#server/platform/count.ts';
import { searchRefs } from '#server/platform/search.ts';
import { tallyOf } from '#server/ratings/store.ts';
import { makeContext } from '../support/context.ts';

const ME = { kind: 'cli', id: 'cli:tester' } as const;
const context = await makeContext();
const { db } = context;

const id = (letter: string, n: number) => letter + String(n).padStart(4, '0');
const at = (day: number, time = '12:00:00') => `2018-05-${String(day).padStart(2, '0')} ${time}`;

interface Files {
  sellers?: string[];
  customers?: string[];
  items?: string[];
  orders?: string[];
  reviews?: string[];
}
/** The six files of a tiny Olist, with our own rows under its columns. */
function folderOf(name: string, rows: Files): string {
  const folder = join(context.place.dataDir, name);
  mkdirSync(folder, { recursive: true });
  const write = (file: string, header: string, lines: string[]) =>
    writeFileSync(join(folder, file), `${[header, ...lines].join('\n')}\n`);
  write(
    'olist_sellers_dataset.csv',
    'seller_id,seller_zip_code_prefix,seller_city,seller_state',
    rows.sellers ?? ['s1,1,recife,PE', 's2,2,ouro preto,MG'],
  );
  write(
    'olist_customers_dataset.csv',
    'customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state',
    rows.customers ?? ['c1,p1,1,recife,PE', 'c2,p2,1,recife,PE', 'c3,p1,1,recife,PE'],
  );
  write('olist_products_dataset.csv', 'product_id,product_category_name,product_photos_qty', [
    'k1,cama_mesa,1',
    'k2,,',
  ]);
  write(
    'olist_order_items_dataset.csv',
    'order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value',
    rows.items ?? [],
  );
  write(
    'olist_orders_dataset.csv',
    'order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date',
    rows.orders ?? [],
  );
  write(
    'olist_order_reviews_dataset.csv',
    'review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,review_answer_timestamp',
    rows.reviews ?? [],
  );
  return folder;
}
const item = (order: string, seller = 's1', product = 'k1', number = 1) =>
  `${order},${number},${product},${seller},${at(1)},10.5,2.05`;
const order = (name: string, customer: string, status = 'delivered') =>
  `${name},${customer},${status},${at(1)},${at(1)},${at(2)},${status === 'delivered' ? at(3) : ''},${at(9)}`;
const review = (name: string, of: string, stars: number, when: string, text = '') =>
  `${name},${of},${stars},,${text},${at(4)},${when}`;

const run = (folder: string, marketplace: string, pending = 0) =>
  importOlist(context, ME, { folder, marketplace: { id: marketplace }, pending, progress: silent });
const reviewsOf = (marketplace: string) =>
  db.read.select().from(reviews).where(eq(reviews.marketplaceId, marketplace)).orderBy(asc(reviews.externalId));
const personOf = async (marketplace: string, externalId: string) =>
  (
    await db.read
      .select()
      .from(people)
      .where(and(eq(people.marketplaceId, marketplace), eq(people.externalId, externalId)))
  )[0];

describe('what becomes of a row of Olist', () => {
  const folder = folderOf('rows', {
    items: [
      item('o1'),
      item('o1', 's2', 'k2', 2),
      item('o2', 's2'),
      item('o3', 's1', 'k2'),
      item('o4'),
      item('o5', 's9'),
    ],
    orders: [
      order('o1', 'c1'),
      order('o2', 'c2', 'canceled'),
      order('o3', 'c3', 'shipped'),
      order('o4', 'c2', 'unavailable'),
      order('o6', 'c1'),
      order('o7', 'c9'),
    ],
    reviews: [
      review('r1', 'o1', 5, at(5), '"Chegou antes,\ne ""perfeito"""'),
      review('r2', 'o2', 1, at(6)),
      review('r2', 'o3', 4, at(7)),
      review('r4', 'o6', 3, at(8)),
      review('r5', 'o9', 3, at(8)),
      review('r6', 'o4', 9, at(8)),
      review('r7', 'o4', 2, 'yesterday'),
      review('r8', 'o4', 2, at(9)),
      'r9,o4,2',
      review('r8', 'o4', 2, at(9)),
    ],
  });
  const result = run(folder, 'rows');

  it('the order belongs to the seller of its first item, whatever else was in the box', async () => {
    await result;
    const [row] = await db.read
      .select()
      .from(orders)
      .where(and(eq(orders.marketplaceId, 'rows'), eq(orders.externalId, 'o1')));
    expect(row?.specialistId).toBe((await personOf('rows', 's1'))?.id);
    expect([row?.amountMinor, row?.currency]).toEqual([2510, 'BRL']);
  });

  it('delivered is completed, canceled and unavailable are cancelled, the rest is still open', async () => {
    await result;
    const rows = await db.read
      .select()
      .from(orders)
      .where(eq(orders.marketplaceId, 'rows'))
      .orderBy(asc(orders.externalId));
    expect(rows.map((row) => [row.externalId, row.status])).toEqual([
      ['o1', 'completed'],
      ['o2', 'cancelled'],
      ['o3', 'open'],
      ['o4', 'cancelled'],
    ]);
  });

  it('a line break and quotes inside a cell belong to the text', async () => {
    await result;
    expect((await reviewsOf('rows'))[0]).toMatchObject({
      text: 'Chegou antes,\ne "perfeito"',
      language: 'pt',
      source: 'import',
      status: 'published',
    });
  });

  it('a review id that two orders share makes two reviews', async () => {
    await result;
    expect((await reviewsOf('rows')).map((row) => row.externalId)).toEqual(['r1-o1', 'r2-o2', 'r2-o3', 'r8-o4']);
  });

  it('bad rows stand in a file of their own, each with its line and why', async () => {
    const { rejectFiles, rejected } = await result;
    const told = rejectFiles.map((file) =>
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',').slice(0, 2).join(' ')),
    );
    expect(told).toEqual([
      ['7 seller-unknown'],
      ['6 seller-missing', '7 customer-unknown'],
      ['6 seller-missing', '7 order-unknown', '8 rating-out-of-range', '9 date-invalid', '11 columns', '12 duplicate'],
    ]);
    expect(rejected).toBe(9);
  });

  it('marks, counters and search follow', async () => {
    await result;
    const seller = await personOf('rows', 's1');
    expect(await tallyOf(db.read, String(seller?.id))).toEqual({ count: 3, sum: 11 });
    expect(await counted(db.read, 'reviews', 'rows:published')).toBe(4);
    expect(await counted(db.read, 'orders', 'rows:cancelled')).toBe(2);
    expect(await searchRefs(db, { kind: 'review', q: 'perfeito', marketplaceIds: ['rows'], limit: 5 })).toHaveLength(1);
  });

  it('the trail says that it was an import, and who ran it', async () => {
    await result;
    const entries = await db.read
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.marketplaceId, 'rows'), eq(auditEntries.action, 'import.batch')));
    expect(entries.length).toBeGreaterThan(4);
    expect(entries.every((entry) => entry.actorKind === 'cli' && entry.actorId === 'cli:tester')).toBe(true);
  });

  it('the same files again write nothing', async () => {
    await result;
    expect(await run(folder, 'rows')).toMatchObject({ written: 0, reviews: { written: 0, unchanged: 4 }, rejected: 9 });
  });
});

describe('several reviews of one order', () => {
  it('the newest by answer is current, the others are superseded by the next one', async () => {
    const folder = folderOf('several', {
      items: [item('o1')],
      orders: [order('o1', 'c1')],
      reviews: [review('a', 'o1', 1, at(9)), review('b', 'o1', 5, at(12)), review('c', 'o1', 3, at(5))],
    });
    await run(folder, 'several');
    const rows = await reviewsOf('several');
    expect(rows.map((row) => [row.externalId, row.status, row.endedAt?.toISOString().slice(0, 10)])).toEqual([
      ['a-o1', 'superseded', '2018-05-12'],
      ['b-o1', 'published', undefined],
      ['c-o1', 'superseded', '2018-05-09'],
    ]);
    expect(await tallyOf(db.read, rows[0]?.subjectId ?? '')).toEqual({ count: 1, sum: 5 });
  });

  it('a newer one in a later file takes its place, an older one does not', async () => {
    const files = { items: [item('o1')], orders: [order('o1', 'c1')] };
    await run(folderOf('later1', { ...files, reviews: [review('b', 'o1', 2, at(10))] }), 'later');
    await run(folderOf('later2', { ...files, reviews: [review('a', 'o1', 1, at(6))] }), 'later');
    await run(folderOf('later3', { ...files, reviews: [review('c', 'o1', 4, at(14))] }), 'later');
    const rows = await reviewsOf('later');
    expect(rows.map((row) => [row.externalId, row.status])).toEqual([
      ['a-o1', 'superseded'],
      ['b-o1', 'superseded'],
      ['c-o1', 'published'],
    ]);
    expect(await tallyOf(db.read, rows[0]?.subjectId ?? '')).toEqual({ count: 1, sum: 4 });
  });
});

describe('the newest reviews', () => {
  it('wait for the desk with a case each, and do not count yet', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => id('o', n));
    const folder = folderOf('newest', {
      items: rows.map((name) => item(name)),
      orders: rows.map((name) => order(name, 'c1')),
      reviews: rows.map((name, n) =>
        review(id('r', n), name, 1 + (n % 5), at(1 + (n % 28), `10:00:${String(n).padStart(2, '0')}`)),
      ),
    });
    // One customer, one listing: the policy of IZI keeps one current review a slot, so give each order a customer.
    writeFileSync(
      join(folder, 'olist_customers_dataset.csv'),
      `customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state\n${rows.map((_, n) => `${id('c', n)},${id('p', n)},1,recife,PE`).join('\n')}\n`,
    );
    writeFileSync(
      join(folder, 'olist_orders_dataset.csv'),
      readFileSync(join(folder, 'olist_orders_dataset.csv'), 'utf8').replace(/^o(\d{4}),c1/gm, 'o$1,c$1'),
    );
    const result = await run(folder, 'newest', 7);
    expect(result.reviews).toMatchObject({ published: 23, pending: 7, superseded: 0 });
    const pending = (await reviewsOf('newest')).filter((row) => row.status === 'pending').map((row) => row.submittedAt);
    const published = (await reviewsOf('newest'))
      .filter((row) => row.status === 'published')
      .map((row) => row.submittedAt);
    expect(Math.min(...pending.map(Number))).toBeGreaterThan(Math.max(...published.map(Number)));
    const open = await db.read
      .select()
      .from(cases)
      .where(and(eq(cases.marketplaceId, 'newest'), eq(cases.state, 'open')));
    expect(open).toHaveLength(7);
    expect(open.every((one) => one.dueAt > context.clock.now())).toBe(true);
    expect(await counted(db.read, 'cases', 'newest:reviews:open')).toBe(7);
    expect((await tallyOf(db.read, (await personOf('newest', 's1'))?.id ?? '')).count).toBe(23);
  });
});

describe('an import that is interrupted', () => {
  it('goes on where it stopped, and ends like one that was not', async () => {
    const names = Array.from({ length: 250 }, (_, n) => id('o', n));
    const files = {
      customers: names.map((_, n) => `${id('c', n)},${id('p', n)},1,recife,PE`),
      items: names.map((name) => item(name)),
      orders: names.map((name, n) => order(name, id('c', n))),
      reviews: names.map((name, n) => review(id('r', n), name, 1 + (n % 5), at(1 + (n % 28)))),
    };
    const folder = folderOf('broken', files);
    let left = 5;
    const failing: Database = {
      ...db,
      transaction: (work) => (--left > 0 ? db.transaction(work) : Promise.reject(new Error('the power went'))),
    };
    const broken = importOlist({ ...context, db: failing }, ME, {
      folder,
      marketplace: { id: 'broken' },
      pending: 20,
      progress: silent,
    });
    await expect(broken).rejects.toThrow('the power went');
    const resumed = await run(folder, 'broken', 20);
    const whole = await run(folder, 'whole', 20);
    expect(resumed.people.unchanged).toBeGreaterThan(0);
    expect(resumed.reviews).toMatchObject({ published: 230, pending: 20 });
    const told = async (marketplace: string) =>
      (await reviewsOf(marketplace)).map((row) => [row.externalId, row.status, row.rating]);
    expect(await told('broken')).toEqual(await told('whole'));
    const tally = async (marketplace: string) => tallyOf(db.read, (await personOf(marketplace, 's1'))?.id ?? '');
    expect(await tally('broken')).toEqual(await tally('whole'));
    expect(whole.written).toBeGreaterThan(resumed.written);
  });
});

describe('files that do not fit', () => {
  it('a missing file or column is said before anything is written', async () => {
    const folder = folderOf('unfit', {});
    writeFileSync(join(folder, 'olist_orders_dataset.csv'), 'order_id,customer_id\n');
    await expect(run(folder, 'unfit')).rejects.toThrow('olist_orders_dataset.csv lacks the columns: order_status');
    await expect(run(join(folder, 'nowhere'), 'unfit')).rejects.toThrow('is not there');
  });

  it('a marketplace keeps its currency', async () => {
    await run(folderOf('money', {}), 'money');
    const again = importOlist(context, ME, {
      folder: folderOf('money', {}),
      marketplace: { id: 'money', currency: 'CZK' },
      progress: silent,
    });
    await expect(again).rejects.toThrow('money is kept in BRL, not in CZK');
    expect(await db.read.select().from(marketplaces).where(eq(marketplaces.id, 'money'))).toMatchObject([
      { timeZone: 'America/Sao_Paulo', country: 'BR' },
    ]);
  });
});

describe('reviews of any source, one a line', () => {
  const load = (name: string, lines: unknown[], marketplace: string, pending = 0) => {
    const file = join(context.place.dataDir, name);
    writeFileSync(
      file,
      `${lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')}\n`,
    );
    const place = { id: marketplace, currency: 'CZK', locale: 'cs', timeZone: 'Europe/Prague', country: 'CZ' };
    return importReviews(context, ME, { file, marketplace: place, pending, progress: silent });
  };
  const line = { text: 'Rychlé jednání.', rating: 5, lang: 'cs', createdAt: '2024-02-01T10:00:00Z' };

  it('people and orders that nobody knows are made', async () => {
    const result = await load(
      'a.jsonl',
      [line, { ...line, rating: 2, author: 'Jan N.', subject: 'Dílna u mostu' }],
      'lines',
      1,
    );
    expect(result.reviews).toMatchObject({ published: 1, pending: 1, rejected: 0 });
    const names = (await db.read.select().from(people).where(eq(people.marketplaceId, 'lines'))).map(
      (row) => row.displayName,
    );
    expect(names).toEqual(expect.arrayContaining(['Jan N.', 'Dílna u mostu']));
    expect(
      await load('a.jsonl', [line, { ...line, rating: 2, author: 'Jan N.', subject: 'Dílna u mostu' }], 'lines', 1),
    ).toMatchObject({ written: 0 });
  });

  it('one file into two marketplaces leaves a file of rejects for each', async () => {
    const first = await load('both.jsonl', [{ ...line, rating: 6 }, line], 'oneplace');
    const second = await load('both.jsonl', [{ ...line, rating: 6 }, line], 'otherplace');
    const files = [...first.rejectFiles, ...second.rejectFiles];
    expect(files.map((file) => basename(file))).toEqual([
      'both.jsonl.oneplace.rejected.csv',
      'both.jsonl.otherplace.rejected.csv',
    ]);
    for (const file of files) expect(readFileSync(file, 'utf8')).toContain('1,rating-out-of-range');
  });

  it('what is no review is refused with its line', async () => {
    const bad = ['{"text":', { ...line, rating: 6 }, { ...line, extra: 1 }, { ...line, createdAt: 'now' }, line, line];
    const result = await load('bad.jsonl', bad, 'badlines');
    expect(result.reviews.written).toBe(1);
    const file = String(result.rejectFiles[0]);
    expect(existsSync(file)).toBe(true);
    expect(
      readFileSync(file, 'utf8')
        .split('\n')
        .slice(1, 6)
        .map((row) => row.split(',').slice(0, 2).join(' ')),
    ).toEqual(['1 malformed-json', '2 rating-out-of-range', '3 unknown-field', '4 date-invalid', '6 duplicate']);
  });

  it('an order that is known gives its customer and its listing, and refuses strangers', async () => {
    await run(
      folderOf('known', { items: [item('o1'), item('o2')], orders: [order('o1', 'c1'), order('o2', 'c2')] }),
      'known',
    );
    const file = join(context.place.dataDir, 'known.jsonl');
    writeFileSync(
      file,
      [
        { ...line, orderId: 'o1' },
        { ...line, orderId: 'o2', author: 'stranger' },
      ]
        .map((each) => JSON.stringify(each))
        .join('\n'),
    );
    const result = await importReviews(context, ME, {
      file,
      marketplace: { id: 'known' },
      pending: 0,
      progress: silent,
    });
    expect(result).toMatchObject({
      listings: { written: 0 },
      orders: { written: 0 },
      reviews: { written: 1, rejected: 1 },
    });
    const [made] = await reviewsOf('known');
    expect(made?.authorId).toBe((await personOf('known', 'p1'))?.id);
  });
});

describe('local times of the source', () => {
  it.each([
    ['2018-08-15 04:10:37', 'America/Sao_Paulo', '2018-08-15T07:10:37.000Z'],
    ['2017-12-31 23:59:59', 'America/Sao_Paulo', '2018-01-01T01:59:59.000Z'],
    ['2024-03-31 03:30:00', 'Europe/Prague', '2024-03-31T01:30:00.000Z'],
  ])('%s in %s', (local, zone, utc) => {
    expect(instantOf(local, zone)?.toISOString()).toBe(utc);
  });

  it.each(['', '2018-13-01 00:00:00', '2018-02-30 10:00:00', '2018-02-01'])('“%s” is no time', (local) => {
    expect(instantOf(local, 'Europe/Prague')).toBeUndefined();
  });
});
