import { aliasedTable, and, eq, inArray } from 'drizzle-orm';
import { listings, orders, people } from '#db/schema/market.ts';
import type { Scratch } from '#db/scratch.ts';
import { slotOf } from '../reviews/rules.ts';
import type { Load } from './load.ts';

const BATCH_ROWS = 200;
const customer = aliasedTable(people, 'customer');
const specialist = aliasedTable(people, 'specialist');

interface Known {
  ext: string;
  listing: string;
  customer: string;
  specialist: string;
}

/**
 * Lines that name an order which the marketplace has told us about belong to that order: nothing is made up for them, and
 * a line without an author is its customer's.
 */
export async function adoptKnownOrders({
  context,
  marketplace,
  stage,
  terms,
}: Pick<Load, 'context' | 'marketplace' | 'stage' | 'terms'>): Promise<void> {
  for (let last = 0; ; ) {
    const rows = stage.all(
      'select rowid as n, ext from orders where rowid > ? order by rowid limit ?',
      last,
      BATCH_ROWS,
    );
    if (rows.length === 0) break;
    const known: Known[] = await context.db.read
      .select({
        ext: orders.externalId,
        listing: listings.externalId,
        customer: customer.externalId,
        specialist: specialist.externalId,
      })
      .from(orders)
      .innerJoin(listings, eq(listings.id, orders.listingId))
      .innerJoin(customer, eq(customer.id, orders.customerId))
      .innerJoin(specialist, eq(specialist.id, orders.specialistId))
      .where(
        and(
          eq(orders.marketplaceId, marketplace.id),
          inArray(
            orders.externalId,
            rows.map((row) => String(row.ext)),
          ),
        ),
      );
    for (const order of known) adopt(stage, order, terms.policy);
    last = Number(rows.at(-1)?.n);
  }
  stage.run('delete from listings where ext not in (select listing from orders)');
  stage.run(
    'delete from people where ext not in (select author from reviews union select customer from orders union select specialist from orders)',
  );
}

function adopt(stage: Scratch, order: Known, policy: Load['terms']['policy']): void {
  stage.run(
    "update reviews set author = ? where order_ext = ? and author like 'import-author-%'",
    order.customer,
    order.ext,
  );
  for (const { ext, author } of stage.all('select ext, author from reviews where order_ext = ?', order.ext)) {
    const authorId = String(author);
    const subjectId = authorId === order.specialist ? order.customer : order.specialist;
    stage.run(
      'update reviews set slot = ? where ext = ?',
      slotOf({ authorId, subjectId, listingId: order.listing, orderId: order.ext }, policy),
      String(ext),
    );
  }
  // An order of our own making was made by an earlier run, and is found as such.
  if (!order.ext.startsWith('import-order-')) stage.run('delete from orders where ext = ?', order.ext);
}
