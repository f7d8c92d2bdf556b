import type { Scratch } from '#db/scratch.ts';
import { ExternalId, Text } from '../platform/contract.ts';
import type { Policy } from '../policies/contract.ts';
import { REVIEW_CHARACTERS_MAX } from '../reviews/contract.ts';
import { slotOf } from '../reviews/rules.ts';
import type { CsvRow } from './csv.ts';
import type { RejectReason } from './fault.ts';
import { instantOf } from './localTime.ts';
import { categoryName, categoryOf, centsOf, nameOf, type OlistFile, statusOf } from './olistFiles.ts';

export interface OlistTerms {
  timeZone: string;
  locale: string;
  policy: Pick<Policy, 'uniquePer'>;
}
/** Takes one row into the stage; undefined when it was taken, else why not. */
type Take = (stage: Scratch, row: CsvRow, terms: OlistTerms) => RejectReason | undefined;

const Words = Text(REVIEW_CHARACTERS_MAX, 0);
const isId = (id: string): boolean => ExternalId.safeParse(id).success;

const seller: Take = (stage, row) => {
  const id = row.get('seller_id');
  if (!isId(id)) return 'id-invalid';
  return stage.insert('people', [id, nameOf(id, row.get('seller_city'), row.get('seller_state')), 0, 1])
    ? undefined
    : 'duplicate';
};

/** A person has a customer id for each of his orders. */
const customer: Take = (stage, row) => {
  const [id, person] = [row.get('customer_id'), row.get('customer_unique_id')];
  if (!isId(id) || !isId(person)) return 'id-invalid';
  if (!stage.insert('customers', [id, person])) return 'duplicate';
  stage.insert('people', [person, nameOf(person, row.get('customer_city'), row.get('customer_state')), 1, 0]);
  return undefined;
};

const product: Take = (stage, row) => {
  const id = row.get('product_id');
  if (!isId(id)) return 'id-invalid';
  return stage.insert('products', [id, row.get('product_category_name') || null]) ? undefined : 'duplicate';
};

const item: Take = (stage, row) => {
  const [order, id, by] = [row.get('order_id'), row.get('product_id'), row.get('seller_id')];
  const number = Number(row.get('order_item_id'));
  if (!isId(order) || !isId(id) || !isId(by) || !Number.isInteger(number)) return 'id-invalid';
  const [price, freight] = [centsOf(row.get('price')), centsOf(row.get('freight_value'))];
  if (price === undefined || freight === undefined) return 'price-invalid';
  if (!stage.one('select 1 as one from people where ext = ? and specialist = 1', by)) return 'seller-unknown';
  return stage.insert('items', [order, number, id, by, price + freight]) ? undefined : 'duplicate';
};

/** The seller of the first item is whom the order, and its review, is about (RULINGS 18). */
const order: Take = (stage, row, terms) => {
  const id = row.get('order_id');
  if (!isId(id)) return 'id-invalid';
  if (!stage.insert('seen_orders', [id])) return 'duplicate';
  const bought = instantOf(row.get('order_purchase_timestamp'), terms.timeZone);
  if (!bought) return 'date-invalid';
  const by = stage.one('select person from customers where id = ?', row.get('customer_id'));
  if (!by) return 'customer-unknown';
  const first = stage.one('select product, seller from items where order_id = ? order by number limit 1', id);
  if (!first) return 'seller-missing';
  const listing = stageListing(stage, String(first.product), String(first.seller));
  const sum = stage.one('select sum(cents) as cents from items where order_id = ?', id);
  const status = statusOf(row.get('order_status'));
  const statusAt = lastInstant(row, status, terms.timeZone) ?? bought;
  stage.insert('orders', [
    id,
    listing,
    String(by.person),
    String(first.seller),
    status,
    statusAt.getTime(),
    bought.getTime(),
    Number(sum?.cents ?? 0),
  ]);
  return undefined;
};

/** What a seller offers is a product of the catalogue; two who sell the same one have two listings. */
function stageListing(stage: Scratch, product: string, seller: string): string {
  const ext = `${product}-${seller}`;
  const category = categoryOf(String(stage.one('select category from products where id = ?', product)?.category ?? ''));
  stage.insert('categories', [category, categoryName(category)]);
  stage.insert('listings', [ext, `${categoryName(category)} · ${product.slice(0, 6)}`, category, seller]);
  return ext;
}

/** The source does not say when an order was called off: the last thing that happened to it stands for it. */
function lastInstant(row: CsvRow, status: string, timeZone: string): Date | undefined {
  const delivered = status === 'completed' ? ['order_delivered_customer_date'] : [];
  const columns = [...delivered, 'order_delivered_carrier_date', 'order_approved_at'];
  return columns.map((column) => instantOf(row.get(column), timeZone)).find((at) => at !== undefined);
}

/** The key is (review_id, order_id): the source repeats some review ids over several orders. */
const review: Take = (stage, row, terms) => {
  const [id, orderId] = [row.get('review_id'), row.get('order_id')];
  const ext = `${id}-${orderId}`;
  if (!isId(id) || !isId(ext)) return 'id-invalid';
  const rating = Number(row.get('review_score'));
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) return 'rating-out-of-range';
  const at = instantOf(row.get('review_answer_timestamp'), terms.timeZone);
  if (!at) return 'date-invalid';
  const said = [row.get('review_comment_title'), row.get('review_comment_message')];
  const text = Words.safeParse(
    said
      .map((part) => part.trim())
      .filter(Boolean)
      .join('\n'),
  );
  if (!text.success) return 'text-too-long';
  const deal = stage.one('select customer, specialist, listing from orders where ext = ?', orderId);
  if (!deal)
    return stage.one('select 1 as one from seen_orders where id = ?', orderId) ? 'seller-missing' : 'order-unknown';
  const author = String(deal.customer);
  const slot = slotOf(
    { authorId: author, subjectId: String(deal.specialist), listingId: String(deal.listing), orderId },
    terms.policy,
  );
  const made = [
    ext,
    orderId,
    author,
    slot,
    rating,
    text.data,
    terms.locale,
    at.getTime(),
    row.line,
    JSON.stringify(row.cells),
  ];
  return stage.insert('reviews', made) ? undefined : 'duplicate';
};

export const TAKE: Record<OlistFile, Take> = {
  sellers: seller,
  customers: customer,
  products: product,
  items: item,
  orders: order,
  reviews: review,
};
