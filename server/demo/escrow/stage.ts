import { and, asc, desc, eq, gte, isNotNull, lte } from 'drizzle-orm';
import { DEAL_SPEECH } from '#db/demo/deals.ts';
import type { DemoMarketplace } from '#db/demo/input.ts';
import type { Transaction } from '#db/open.ts';
import { type Staff, staff } from '#db/schema/access.ts';
import type { Hold } from '#db/schema/escrow.ts';
import { type Order, orders, type Person } from '#db/schema/market.ts';
import type { Role } from '#db/words.ts';
import { permissionsOf } from '../../access/roles.ts';
import type { Act } from '../../escrow/act.ts';
import { takeEvents } from '../../escrow/events.ts';
import { findHold, partiesOf } from '../../escrow/holdStore.ts';
import { openHold } from '../../escrow/holds.ts';
import { instructionsOf } from '../../escrow/instructionStore.ts';
import type { Report } from '../../escrow/platformShapes.ts';
import { report } from '../../escrow/reports.ts';
import type { ProviderEvent } from '../../payments/contract.ts';
import { type PlatformActor, type StaffActor, system } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { sha256 } from '../../platform/crypto.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const EVERYONE = system('demo');
const LEAST = 400_00;
const MOST = 60_000_00;

/** A deal whose payment the demo plays through; everything is done by the commands of the house, at its own instant. */
export interface Deal {
  n: number;
  order: Order;
  hold: Hold;
  customer: Person;
  specialist: Person;
}

/** One marketplace with its people, where payments are played through at instants of the past. */
export class Stage {
  readonly context: Context;
  readonly id: DemoMarketplace;
  readonly now: Date;
  readonly speech: (typeof DEAL_SPEECH)[DemoMarketplace];
  readonly #staff = new Map<string, StaffActor>();
  readonly #platform: PlatformActor;

  constructor(context: Context, id: DemoMarketplace, now: Date) {
    this.context = context;
    this.id = id;
    this.now = now;
    this.speech = DEAL_SPEECH[id];
    this.#platform = { kind: 'platform', id: `demo-${id}`, marketplaceId: id, rights: [] };
  }

  /** The same house with its business clock at `at`. */
  at(at: Date): Context {
    const { clock } = this.context;
    return {
      ...this.context,
      clock: { ...clock, now: () => at, wall: () => clock.wall(), offsetMs: 0, setOffset() {} },
    };
  }

  play<T>(at: Date, work: (act: Act) => Promise<T>, actor: Act['actor'] = this.#platform): Promise<T> {
    return this.context.db.transaction((tx: Transaction) => work({ tx, clock: this.context.clock, actor, now: at }));
  }

  async colleague(name: string): Promise<StaffActor> {
    const known = this.#staff.get(name);
    if (known) return known;
    const [found] = await this.context.db.read
      .select()
      .from(staff)
      .where(eq(staff.email, `${name}@demo.test`));
    const actor = actorOf(found as Staff, this.context.clock.wall());
    this.#staff.set(name, actor);
    return actor;
  }

  /** Orders with an amount, the same ones at each start; every third is among the dearest, above what one person decides. */
  async orders(count: number): Promise<Order[]> {
    const paid = and(
      eq(orders.marketplaceId, this.id),
      isNotNull(orders.amountMinor),
      gte(orders.amountMinor, LEAST),
      lte(orders.amountMinor, MOST),
    );
    const { read } = this.context.db;
    const dear = await read
      .select()
      .from(orders)
      .where(paid)
      .orderBy(desc(orders.amountMinor), asc(orders.externalId))
      .limit(Math.ceil(count / 3));
    const known = new Set(dear.map(({ id }) => id));
    const all = await read
      .select()
      .from(orders)
      .where(paid)
      .orderBy(asc(orders.externalId))
      .limit(count * 2);
    const plain = all.filter(({ id }) => !known.has(id));
    return Array.from({ length: count }, (_, n) => (n % 3 === 1 ? dear.shift() : plain.shift())).filter(
      (order): order is Order => order !== undefined,
    );
  }

  /** Reserved, and the money came: as of `at`. */
  async reserve(n: number, order: Order, at: Date): Promise<Deal> {
    const id = idOf(`${this.id} ${n}`);
    const gross = order.amountMinor ?? LEAST;
    const body = {
      orderId: order.externalId,
      grossMinor: gross,
      feeMinor: Math.floor(gross / 10),
      currency: order.currency as 'CZK' | 'UAH',
      payment: `pay-${id}`,
      payee: `acct-${order.specialistId.slice(0, 8)}`,
    };
    await this.play(at, (act) => openHold(act, this.#platform, body, id));
    const [told] = await instructionsOf(this.context.db.read, id);
    if (told) await this.say(later(at, 40_000), { ...told, kind: 'captured' });
    const hold = await findHold(this.context.db.read, id, EVERYONE);
    const people = await partiesOf(this.context.db.read, hold);
    return { n, order, hold, ...people };
  }

  async say(
    at: Date,
    {
      id,
      holdId,
      amount,
      currency,
      kind,
    }: Pick<ProviderEvent, 'amount' | 'currency' | 'kind'> & { id: string; holdId: string },
  ) {
    const word = { instructionId: kind.startsWith('chargeback') ? null : id, holdId, payment: `pay-${holdId}` };
    const event = { id: `demo:${kind}:${id}`, kind, ...word, amount, currency, at, reason: null };
    await takeEvents(this.at(at), 'simulator', [event]);
  }

  report(deal: Deal, at: Date, body: Omit<Report, 'byId'>, by: 'customer' | 'specialist') {
    const said = { ...body, byId: deal[by].externalId };
    return this.play(at, (act) => report(act, this.#platform, deal.hold.id, said));
  }

  /** What was told the provider is done by it: paid out, given back. */
  async pay({ hold }: Deal, at: Date): Promise<void> {
    for (const one of await instructionsOf(this.context.db.read, hold.id))
      if (one.state === 'pending') await this.say(at, { ...one, kind: 'confirmed' });
  }
}

/** The same random-looking id for the same payment at each start. */
const idOf = (name: string): string =>
  sha256(`demo hold ${name}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

export const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

const actorOf = ({ id, alias, role }: Staff, steppedUpAt: Date): StaffActor => ({
  kind: 'staff',
  id,
  alias,
  role,
  permissions: permissionsOf(role as Role),
  marketplaceIds: null,
  language: 'en',
  sessionHash: 'demo',
  steppedUpAt,
});
