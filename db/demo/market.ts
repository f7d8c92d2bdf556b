import type { Person } from '../schema/market.ts';
import type { CANCELLED_BY } from '../words.ts';
import { DAY, type Deal, HOUR, later, type Member, MINUTE, type Ware, type World } from './rows.ts';

const PEOPLE = { qjob: { specialists: 150, customers: 490 }, izi: { specialists: 230, customers: 430 } };
const ORDERS = { qjob: 3_350, izi: 3_150 };
/** How many orders of the last day there are for one of the first: the marketplace grows. */
const GROWTH = 1.7;

/** People first: specialists have something to offer, and at IZI everybody also buys. */
export function makePeople(world: World): { specialists: Member[]; customers: Member[] } {
  const { random, id } = world;
  const make = (kinds: Person['kinds'], n: number) =>
    Array.from({ length: Math.max(12, Math.round(n * world.scale)) }, () => makePerson(world, kinds));
  const specialists = make(id === 'izi' ? ['customer', 'specialist'] : ['specialist'], PEOPLE[id].specialists);
  const customers = make(['customer'], PEOPLE[id].customers);
  return { specialists, customers: id === 'izi' ? random.shuffled([...customers, ...specialists]) : customers };
}

export function makePerson(world: World, kinds: Person['kinds'], registeredAt?: Date): Member {
  const { random, rows, speech, language } = world;
  const gender = random.chance(0.5) ? 'm' : 'f';
  const family = random.pick(speech.names.family)[gender === 'm' ? 0 : 1];
  const displayName = `${random.pick(speech.names.first[gender])} ${family}`;
  const since = registeredAt ?? later(world.start, -random.int(2, 700) * DAY - random.int(0, 86_399) * 1_000);
  const number = 10_000 + rows.people.length * 7 + random.int(0, 6);
  const createdAt = since > world.start ? since : world.start;
  const person: Person = {
    id: random.id(),
    marketplaceId: world.id,
    externalId: `u-${number}`,
    displayName,
    nameFolded: world.rules.fold(displayName),
    kinds,
    email: `u${number}@posta.example.com`,
    phone: phoneOf(world, number),
    locale: language,
    registeredAt: since,
    createdAt,
    updatedAt: createdAt,
    version: 1,
  };
  rows.people.push(person);
  return { person, gender, skill: Math.min(1, 0.35 + random.waiting(0.4)) };
}

/** Ranges that stand for nobody: four zeros after the operator's prefix are not given out. */
const phoneOf = (world: World, number: number): string =>
  `${world.id === 'qjob' ? '+420601000' : '+38050000'}${String(number % (world.id === 'qjob' ? 1_000 : 10_000)).padStart(world.id === 'qjob' ? 3 : 4, '0')}`;

/** One to three offers a specialist, all of one or two trades. */
export function makeWares(world: World, specialists: readonly Member[]): Ware[] {
  const { random, rows, speech } = world;
  const made = speech.trades.map((trade, index) => {
    const category = {
      id: random.id(),
      marketplaceId: world.id,
      externalId: `c-${index + 1}`,
      name: trade.name,
      createdAt: world.start,
      updatedAt: world.start,
    };
    rows.categories.push(category);
    return category;
  });
  return specialists.flatMap((owner) => {
    const trades = [random.int(0, made.length - 1), random.int(0, made.length - 1)];
    return Array.from({ length: random.int(1, 3) }, (_, n) =>
      makeWare(world, owner, trades[n % 2] as number, (made[trades[n % 2] as number] as (typeof made)[number]).id),
    );
  });
}

function makeWare(world: World, owner: Member, trade: number, categoryId: string): Ware {
  const { random, rows, speech } = world;
  const [title, least, most] = random.pick((speech.trades[trade] as (typeof speech.trades)[number]).offers);
  const { createdAt } = owner.person;
  const listing = {
    id: random.id(),
    marketplaceId: world.id,
    externalId: `l-${20_000 + rows.listings.length}`,
    title,
    categoryId,
    ownerId: owner.person.id,
    createdAt,
    updatedAt: createdAt,
  };
  rows.listings.push(listing);
  return { listing, trade, owner, price: [least, most] };
}

/** Ninety days of orders, more of them towards the end; some customers come back to the same offer. */
export function makeDeals(world: World, customers: readonly Member[], wares: readonly Ware[]): Deal[] {
  const { random } = world;
  const busy = random.shuffled(wares);
  const deals: Deal[] = [];
  const span = world.now.getTime() - world.start.getTime();
  const times = Array.from({ length: Math.round(ORDERS[world.id] * world.scale) }, () =>
    later(world.start, span * growing(random.next())),
  ).sort((a, b) => a.getTime() - b.getTime());
  for (const at of times) {
    const before = deals.length > 40 && random.chance(0.07) ? deals[random.int(0, deals.length - 1)] : undefined;
    const ware = before?.ware ?? (busy[Math.floor(busy.length * random.next() ** 1.8)] as Ware);
    const customer = before?.customer ?? (customers[Math.floor(customers.length * random.next() ** 1.4)] as Member);
    if (customer.person.id !== ware.owner.person.id) deals.push(makeDeal(world, { ware, customer, at }));
  }
  return deals;
}

/** Spreads 0 … 1 so that the end is `GROWTH` times as dense as the beginning. */
const growing = (x: number): number => (Math.sqrt(1 + x * (GROWTH ** 2 - 1)) - 1) / (GROWTH - 1);

interface DealAsk {
  ware: Ware;
  customer: Member;
  at: Date;
  /** Ended so, this long after; otherwise as chance has it. */
  ended?: { status: 'completed' | 'cancelled'; afterMs: number };
}

export function makeDeal(world: World, { ware, customer, at, ended }: DealAsk): Deal {
  const { random, rows, rules, policy } = world;
  const status =
    ended?.status ??
    random.weighted([
      ['completed', 84],
      ['cancelled', 11],
      ['open', 5],
    ] as const);
  const statusAt = later(at, ended?.afterMs ?? 3 * HOUR + random.waiting(2.2 * DAY));
  const over = status !== 'open' && statusAt < later(world.now, -10 * MINUTE);
  const by: (typeof CANCELLED_BY)[number] = random.weighted([
    ['customer', 45],
    ['specialist', 45],
    ['system', 10],
  ] as const);
  const order = {
    id: random.id(),
    marketplaceId: world.id,
    externalId: `o-${300_000 + rows.orders.length}`,
    listingId: ware.listing.id,
    customerId: customer.person.id,
    specialistId: ware.owner.person.id,
    status: over ? status : ('open' as const),
    statusAt: over ? statusAt : at,
    terminalAt: over ? statusAt : null,
    reviewWindowEndsAt: over
      ? rules.endOfLocalDay(statusAt, world.marketplace.timeZone, policy.reviewWindowDays)
      : null,
    feedbackRequestedAt: over && policy.reviewableStatuses.includes(status) ? statusAt : null,
    amountMinor: random.int(Math.ceil(ware.price[0] / 10), Math.floor(ware.price[1] / 10)) * 1_000,
    currency: world.marketplace.currency,
    cancelledBy: over && status === 'cancelled' ? by : null,
    createdAt: at,
    updatedAt: over ? statusAt : at,
    version: over ? 2 : 1,
  };
  rows.orders.push(order);
  return { order, ware, customer, specialist: ware.owner };
}
