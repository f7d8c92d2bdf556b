import { makeDeal, makePerson } from './market.ts';
import { DAY, type Deal, HOUR, later, type Member, type Ware, type World } from './rows.ts';
import { compose, type Draft, inflect } from './writing.ts';

const RING = 5;
const BURST = 16;

/** Five accounts that order from each other for next to nothing and praise each other within hours. */
export function makeRing(world: World, wares: readonly Ware[]): Draft[] {
  const { random, speech } = world;
  const began = later(world.now, -27 * DAY);
  const members = Array.from({ length: RING }, () => {
    const member = makePerson(world, ['customer', 'specialist'], later(began, -random.int(1, 5) * DAY));
    return { member, ware: cheapWare(world, member, random.pick(wares)) };
  });
  return members.flatMap(({ member: customer }) =>
    members
      .filter(({ member }) => member !== customer)
      .map(({ ware }) => {
        const deal = makeDeal(world, {
          ware,
          customer,
          at: later(began, random.next() * 5 * DAY),
          ended: { status: 'completed', afterMs: HOUR },
        });
        Object.assign(deal.order, { amountMinor: 10_000 });
        const text = inflect(random.pick(speech.ring), ware.owner.gender, customer.gender);
        return {
          ...plain(deal, customer, later(deal.order.terminalAt as Date, (0.3 + 5 * random.next()) * HOUR)),
          rating: 5 as const,
          text,
        };
      }),
  );
}

function cheapWare(world: World, owner: Member, like: Ware): Ware {
  const { createdAt } = owner.person;
  const listing = {
    ...like.listing,
    id: world.random.id(),
    externalId: `l-${20_000 + world.rows.listings.length}`,
    ownerId: owner.person.id,
    createdAt,
    updatedAt: createdAt,
  };
  world.rows.listings.push(listing);
  return { ...like, listing, owner };
}

/** New accounts, all within two days, all with one star for the same person. */
export function makeBurst(world: World, ware: Ware): Draft[] {
  const { random, speech } = world;
  const began = later(world.now, -10 * DAY);
  const trade = speech.trades[ware.trade] as (typeof speech.trades)[number];
  return Array.from({ length: BURST }, () => {
    const customer = makePerson(world, ['customer'], later(began, -random.int(1, 70) * HOUR));
    const deal = makeDeal(world, {
      ware,
      customer,
      at: later(began, random.next() * 30 * HOUR),
      ended: { status: 'completed', afterMs: 2 * HOUR },
    });
    const words = [random.pick(speech.opening[1]), random.pick(trade.bad)];
    const text = inflect(words.join(' '), ware.owner.gender, customer.gender);
    return {
      ...plain(deal, customer, later(deal.order.terminalAt as Date, (0.5 + 10 * random.next()) * HOUR)),
      rating: 1 as const,
      text,
    };
  });
}

const plain = (deal: Deal, author: Member, submittedAt: Date) => ({
  deal,
  author,
  subject: deal.specialist,
  submittedAt,
  offence: null,
  mark: null,
});

const CUSTOMERS_WHO_REVIEW = 0.84;
const SPECIALISTS_WHO_REVIEW = 0.52;

/** Who reviews whom after an ordinary order, and when. */
export function draftsOf(world: World, deals: readonly Deal[]): Draft[] {
  const { random, policy, now } = world;
  const drafts: Draft[] = [];
  for (const deal of deals) {
    const { terminalAt, reviewWindowEndsAt, status } = deal.order;
    if (!terminalAt || !reviewWindowEndsAt || !policy.reviewableStatuses.includes(status)) continue;
    const sides = [
      [deal.customer, CUSTOMERS_WHO_REVIEW],
      [deal.specialist, SPECIALISTS_WHO_REVIEW],
    ] as const;
    for (const [author, share] of sides) {
      const at = later(terminalAt, 25 * 60_000 + random.waiting(1.5 * DAY));
      const writes = random.chance(share);
      if (writes && at < later(now, -90_000) && at <= reviewWindowEndsAt) drafts.push(compose(world, deal, author, at));
    }
  }
  return drafts;
}
