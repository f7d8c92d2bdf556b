import { randomUUID } from 'node:crypto';
import { searchDocOf } from '#server/platform/search.ts';
import { fold } from '#server/platform/text.ts';
import { rankOf } from '#server/queue/rules.ts';
import { searchableOf } from '#server/reviews/store.ts';

export interface Numbers {
  reviews: number;
  /** How many of them wait at the desk, each with its open case. */
  open: number;
  people: number;
}
const BATCH_ROWS = 5_000;
const DAYS = 730;
const DAY_MS = 86_400_000;
const SYLLABLES = ['ко', 'ла', 'ми', 'ре', 'ну', 'по', 'ті', 'сва', 'дро', 'вен', 'бу', 'жа', 'хо', 'чі', 'лю', 'зер'];

/** Rows that look like those of a marketplace: the same for the same numbers but for their ids. */
export function rowsOf(numbers: Numbers, now: Date) {
  const customers = Array.from({ length: numbers.people / 2 }, (_, n) => person(n, 'customer', now));
  const specialists = Array.from({ length: numbers.people / 2 }, (_, n) => person(n, 'specialist', now));
  const listings = specialists.map(({ id }, n) => ({
    id: randomUUID(),
    marketplaceId: 'izi',
    externalId: `l${n}`,
    title: `Шафа ${n}`,
    categoryId: null,
    ownerId: id,
    createdAt: now,
    updatedAt: now,
  }));
  const orders = specialists.map(({ id }, n) => order(n, id, String(customers[n]?.id), String(listings[n]?.id), now));
  const published = numbers.reviews - numbers.open;
  return {
    people: [...customers, ...specialists],
    listings,
    orders,
    totals: [
      { scope: 'reviews', key: 'izi:published', n: published },
      { scope: 'reviews', key: 'izi:pending', n: numbers.open },
      { scope: 'cases', key: 'izi:reviews:open', n: numbers.open },
    ].filter(({ n }) => n > 0),
    *reviews() {
      for (let from = 0; from < numbers.reviews; from += BATCH_ROWS) {
        const size = Math.min(BATCH_ROWS, numbers.reviews - from);
        const rows = Array.from({ length: size }, (_, n) => review(from + n, numbers, orders, now));
        const open = rows.filter(({ status }) => status === 'pending');
        yield {
          reviews: rows,
          docs: rows.map((row) => searchDocOf(searchableOf(row))),
          cases: open.map((row) => caseOf(row)),
        };
      }
    },
  };
}

const person = (n: number, kind: 'customer' | 'specialist', now: Date) => ({
  id: randomUUID(),
  marketplaceId: 'izi',
  externalId: `${kind}${n}`,
  displayName: `${kind === 'customer' ? 'Олена' : 'Майстер'} ${n}`,
  nameFolded: fold(`${kind} ${n}`),
  kinds: [kind],
  email: null,
  phone: null,
  locale: 'uk',
  registeredAt: now,
  createdAt: now,
  updatedAt: now,
  version: 1,
});

const order = (n: number, specialistId: string, customerId: string, listingId: string, now: Date) => ({
  id: randomUUID(),
  marketplaceId: 'izi',
  externalId: `o${n}`,
  listingId,
  customerId,
  specialistId,
  status: 'completed' as const,
  statusAt: now,
  terminalAt: now,
  reviewWindowEndsAt: null,
  feedbackRequestedAt: null,
  amountMinor: 250_000,
  currency: 'UAH',
  cancelledBy: null,
  createdAt: now,
  updatedAt: now,
  version: 1,
});

type Order = ReturnType<typeof order>;

function review(n: number, { reviews, open }: Numbers, orders: readonly Order[], now: Date) {
  const status = n < open ? ('pending' as const) : ('published' as const);
  const at = new Date(now.getTime() - ((n * 7_919) % reviews) * ((DAYS * DAY_MS) / reviews) - 1);
  const of = orders[n % orders.length] as Order;
  const shown = status === 'published' ? at : null;
  return {
    id: randomUUID(),
    marketplaceId: 'izi',
    externalId: `r${n}`,
    orderId: of.id,
    listingId: of.listingId,
    categoryId: null,
    authorId: of.customerId,
    subjectId: of.specialistId,
    slot: `slot${n}`,
    rating: (n % 5) + 1,
    text: textOf(n),
    originalText: null,
    originalRating: null,
    redacted: false,
    language: 'uk',
    status,
    source: 'platform' as const,
    submittedAt: at,
    notifiedAt: at,
    blindUntil: at,
    approvedAt: shown,
    publishAt: null,
    publishedAt: shown,
    endedAt: null,
    disputableUntil: null,
    replacesId: null,
    policyVersion: 1,
    version: 1,
  };
}

/** About 90 characters over some four thousand words, so that a search has something to tell apart. */
function textOf(n: number): string {
  let seed = (n * 2_654_435_761) % 4_294_967_296;
  const next = () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return SYLLABLES[Math.floor(seed / 268_435_456)] as string;
  };
  return Array.from({ length: 12 }, () => next() + next() + next()).join(' ');
}

function caseOf({ id, rating, text, submittedAt }: ReturnType<typeof review>) {
  const dueAt = new Date(submittedAt.getTime() + DAY_MS);
  return {
    id: randomUUID(),
    marketplaceId: 'izi',
    queue: 'reviews' as const,
    subjectKind: 'review' as const,
    subjectId: id,
    state: 'open' as const,
    level: 1,
    headline: { stars: rating, name: 'Олена', about: text.slice(0, 80), language: 'uk' },
    stars: rating,
    language: 'uk',
    priority: [],
    rank: rankOf(dueAt, []),
    dueAt,
    openedAt: submittedAt,
    version: 1,
  };
}
