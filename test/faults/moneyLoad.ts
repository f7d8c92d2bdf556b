import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { KEY } from '../bench/escrowStock.ts';
import type { Place } from '../support/ground.ts';
import type { Product } from '../support/product.ts';
import { type Reply, Wire } from '../support/wire.ts';

/** One thing that a marketplace says, with the key under which it may say it again. */
export interface Command {
  key: string;
  path: string;
  body: object;
  /** The payment that it divides; null where it only prepares or reports. */
  settles: string | null;
}
interface Party {
  hold: string;
  dispute: string | null;
  customer: string;
  specialist: string;
}
/** What the marketplace has still to say, and what it knows of what it said. */
export interface Market {
  parties: Party[];
  /** Payouts that the product asked for, by their instruction; read from the file between two lives. */
  owed: { id: string; amount: number }[];
  answered: Map<string, { command: Command; reply: Reply }>;
  underWay: Map<string, Command>;
  ended: boolean;
}

export const fileOf = ({ url }: Place): string => url.replace(/^file:/, '');
export const wireOf = ({ port }: Product): Promise<Wire> => Wire.open(port, { authorization: `Bearer ${KEY}` });

/** Every second payment is one that the customer's word divides, the others are in dispute and end by an offer. */
export function marketAt(place: Place, each: number): Market {
  const db = new Sqlite(fileOf(place), { readonly: true });
  const some = (state: string) =>
    db
      .prepare(
        `select h.id as hold, d.id as dispute, c.external_id as customer, s.external_id as specialist from holds h
         join people c on c.id = h.customer_id join people s on s.id = h.specialist_id
         left join escrow_disputes d on d.hold_id = h.id where h.state = ? order by h.id limit ?`,
      )
      .all(state, each) as Party[];
  const [reported, disputed] = [some('claimed_done'), some('disputed')];
  db.close();
  const parties = reported.flatMap((party, n) => [party, ...disputed.slice(n, n + 1)]);
  return { parties, owed: [], answered: new Map(), underWay: new Map(), ended: false };
}

export function readOwed(place: Place, market: Market): void {
  const db = new Sqlite(fileOf(place), { readonly: true });
  const statement = "select id, amount from payment_instructions where kind = 'payout' and state = 'sent' limit 500";
  market.owed = db.prepare(statement).all() as Market['owed'];
  db.close();
}

export async function say(wire: Wire, market: Market, command: Command): Promise<Reply> {
  market.underWay.set(command.key, command);
  const reply = await wire.post(command.path, command.body, { 'idempotency-key': command.key });
  market.underWay.delete(command.key);
  market.answered.set(command.key, { command, reply });
  return reply;
}

const commandOf = (path: string, body: object, settles: string | null): Command => ({
  key: randomUUID(),
  path: `/platform/v1/escrow/${path}`,
  body,
  settles,
});

/** Divides payments one after the other until the server is dead; now and then a payout is reported as done. */
export async function divide(wire: Wire, market: Market): Promise<void> {
  try {
    for (let n = 0; !market.ended; n++) {
      const paid = n % 4 === 3 ? market.owed.pop() : undefined;
      if (paid) await say(wire, market, confirmed(paid));
      const party = market.parties.pop();
      if (!party) throw new Error('There are not enough payments for so many kills.');
      if (party.dispute === null) {
        const body = { byId: party.customer, claim: 'done' };
        await say(wire, market, commandOf(`holds/${party.hold}/reports`, body, party.hold));
      } else await agree(wire, market, { ...party, dispute: party.dispute });
    }
  } catch (error) {
    // The server is dead: what was under way stays under way.
    if (!market.ended) throw error;
  } finally {
    wire.close();
  }
}

const confirmed = ({ id, amount }: Market['owed'][number]): Command =>
  commandOf(
    'provider-events',
    { eventId: randomUUID(), kind: 'confirmed', instructionId: id, amountMinor: amount, currency: 'UAH' },
    null,
  );

/** The customer offers to have a tenth back, and the specialist takes it by what was shown. */
async function agree(wire: Wire, market: Market, party: Party & { dispute: string }): Promise<void> {
  const { dispute, customer, specialist, hold } = party;
  const offered = await say(
    wire,
    market,
    commandOf(`disputes/${dispute}/offers`, { byId: customer, refundMinor: 100 }, null),
  );
  const offer = (JSON.parse(offered.text) as { offers: { id: string; amountsHash: string }[] }).offers.at(-1);
  const body = { byId: specialist, offerId: offer?.id, accept: true, amountsHash: offer?.amountsHash };
  await say(wire, market, commandOf(`disputes/${dispute}/answers`, body, hold));
}
