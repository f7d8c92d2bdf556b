/** The files of the Olist data set that an import reads, with the columns it needs of each. */
export const OLIST = {
  sellers: { file: 'olist_sellers_dataset.csv', columns: ['seller_id', 'seller_city', 'seller_state'] },
  customers: {
    file: 'olist_customers_dataset.csv',
    columns: ['customer_id', 'customer_unique_id', 'customer_city', 'customer_state'],
  },
  products: { file: 'olist_products_dataset.csv', columns: ['product_id', 'product_category_name'] },
  items: {
    file: 'olist_order_items_dataset.csv',
    columns: ['order_id', 'order_item_id', 'product_id', 'seller_id', 'price', 'freight_value'],
  },
  orders: {
    file: 'olist_orders_dataset.csv',
    columns: [
      'order_id',
      'customer_id',
      'order_status',
      'order_purchase_timestamp',
      'order_approved_at',
      'order_delivered_carrier_date',
      'order_delivered_customer_date',
    ],
  },
  reviews: {
    file: 'olist_order_reviews_dataset.csv',
    columns: [
      'review_id',
      'order_id',
      'review_score',
      'review_comment_title',
      'review_comment_message',
      'review_answer_timestamp',
    ],
  },
} as const;

export type OlistFile = keyof typeof OLIST;
/** Each after what it refers to. */
export const OLIST_ORDER: readonly OlistFile[] = ['sellers', 'customers', 'products', 'items', 'orders', 'reviews'];

const WITHOUT_CATEGORY = 'sem_categoria';
const CENTS = /^(\d+)(?:\.(\d{1,2}))?$/;

/** `cama_mesa_banho` → `Cama mesa banho`, as the source has no other name for it. */
export const categoryName = (slug: string): string => titled(slug.replaceAll('_', ' '));
export const categoryOf = (slug: string): string => slug || WITHOUT_CATEGORY;

/** The source names nobody: a person is known by a place and the head of the id. */
export const nameOf = (id: string, city: string, state: string): string =>
  `${city.split(' ').map(titled).join(' ')} (${state}) · ${id.slice(0, 6)}`;
const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `129.9` → 12990; undefined for what is no amount. Cut from the text, so that no float is on the way. */
export function centsOf(amount: string): number | undefined {
  const parts = CENTS.exec(amount);
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined;
}

/** RULINGS 18: delivered is completed, canceled and unavailable are cancelled, everything else is under way. */
export function statusOf(word: string): 'completed' | 'cancelled' | 'open' {
  if (word === 'delivered') return 'completed';
  return word === 'canceled' || word === 'unavailable' ? 'cancelled' : 'open';
}
