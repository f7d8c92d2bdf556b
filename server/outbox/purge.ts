import { and, asc, eq, gt, inArray, isNotNull, lte, or } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { deliveries, outboxMessages } from '#db/schema/outbox.ts';
import type { Context } from '../platform/context.ts';

/**
 * How long what has arrived is kept, in milliseconds of wall time: a receiver that misses something sees within a month
 * what was sent to it and when it took it. What happened stands in decisions and the trail, which point at no message.
 */
export const KEPT_MS = 30 * 86_400_000;
/** Each is looked up with its deliveries. */
const PAGE_MESSAGES = 100;
/** RULINGS 28. */
const TRANSACTION_ROWS_MAX = 500;

interface Place {
  at: Date;
  id: string;
}
interface Sent {
  messageId: string;
  state: string;
  deliveredAt: Date | null;
}

/**
 * Takes away messages that every receiver has taken, or that had none, with their deliveries. A message stays whole as
 * long as one of its deliveries waits, is dead (it may be sent again), or is young: who took it first decides whether
 * a notice counts as told. One pass goes through all that is old, a page a round, so what must stay is not looked at
 * again and again.
 */
export class Purge {
  readonly name = 'purge-outbox';
  readonly everyMs = 3_600_000;
  /** A page that was full has another one behind it. */
  readonly full = 1;
  #after: Place | undefined;

  async run({ db, clock }: Context): Promise<number> {
    const until = new Date(clock.wall().getTime() - KEPT_MS);
    const page = await dispatchedUntil(db.read, until, this.#after);
    const sent = await sentOf(db.read, page);
    const batch = batchOf(page, sent, until);
    if (batch.ids.length > 0)
      await db.transaction(async (tx) => {
        await tx.delete(deliveries).where(inArray(deliveries.messageId, batch.ids));
        await tx.delete(outboxMessages).where(inArray(outboxMessages.id, batch.ids));
      });
    const more = page.length === PAGE_MESSAGES || batch.last !== page.at(-1);
    this.#after = more ? batch.last : undefined;
    return batch.ids.length || Number(more);
  }
}

/** `dispatchedAt` is business time, which runs ahead of the wall or with it: nothing goes too early. */
async function dispatchedUntil(read: Reader, until: Date, after: Place | undefined): Promise<Place[]> {
  const { dispatchedAt, id } = outboxMessages;
  const behind = after && or(gt(dispatchedAt, after.at), and(eq(dispatchedAt, after.at), gt(id, after.id)));
  const rows = await read
    .select({ at: dispatchedAt, id })
    .from(outboxMessages)
    .where(and(isNotNull(dispatchedAt), lte(dispatchedAt, until), behind))
    .orderBy(asc(dispatchedAt), asc(id))
    .limit(PAGE_MESSAGES);
  return rows.flatMap(({ at, ...row }) => (at ? [{ at, ...row }] : []));
}

async function sentOf(read: Reader, page: readonly Place[]): Promise<Map<string, Sent[]>> {
  if (page.length === 0) return new Map();
  const { messageId, state, deliveredAt } = deliveries;
  const ids = page.map(({ id }) => id);
  const rows = await read.select({ messageId, state, deliveredAt }).from(deliveries).where(inArray(messageId, ids));
  const byMessage = new Map<string, Sent[]>(ids.map((id) => [id, []]));
  for (const row of rows) byMessage.get(row.messageId)?.push(row);
  return byMessage;
}

/** The first of the page that may go, as many as one transaction takes with their deliveries, and how far that reaches. */
function batchOf(
  page: readonly Place[],
  sent: Map<string, Sent[]>,
  until: Date,
): { ids: string[]; last: Place | undefined } {
  const ids: string[] = [];
  let rows = 0;
  let last: Place | undefined;
  for (const place of page) {
    const mine = sent.get(place.id) ?? [];
    if (rows > 0 && rows + 1 + mine.length > TRANSACTION_ROWS_MAX) break;
    last = place;
    if (!mine.every(({ state, deliveredAt }) => state === 'delivered' && deliveredAt && deliveredAt <= until)) continue;
    ids.push(place.id);
    rows += 1 + mine.length;
  }
  return { ids, last };
}
