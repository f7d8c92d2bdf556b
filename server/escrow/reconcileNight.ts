import { asc } from 'drizzle-orm';
import { marketplaces } from '#db/schema/market.ts';
import type { Sweep } from '../jobs/rules.ts';
import { lastNight } from '../ledger/night.ts';
import type { Context } from '../platform/context.ts';
import { reconcile } from './reconcile.ts';
import { lastReconciliation } from './reconciliations.ts';

/** A provider that does not answer is asked again in the course of the night, and not every minute of it. */
const AGAIN_MS = 15 * 60_000;

/**
 * Compares each marketplace's books with the provider's once a night, and at once where that never happened. Each is
 * kept by itself, so that a night that was cut short goes on with those that are left.
 */
export class ReconcileNight implements Sweep {
  readonly name = 'reconciliation';
  readonly everyMs = 60_000;
  /** By wall time, of this process alone. */
  readonly #failed = new Map<string, number>();

  async run(context: Context): Promise<number> {
    let done = 0;
    for (const marketplaceId of await this.#due(context)) {
      try {
        await reconcile(context, marketplaceId);
        this.#failed.delete(marketplaceId);
        done += 1;
      } catch (err) {
        this.#failed.set(marketplaceId, context.clock.wall().getTime());
        context.log.error({ err, marketplaceId }, 'the books of the payment provider could not be compared');
      }
    }
    return done;
  }

  async #due({ db: { read }, clock }: Context): Promise<string[]> {
    const night = lastNight(clock.now());
    const due: string[] = [];
    for (const { id } of await read.select().from(marketplaces).orderBy(asc(marketplaces.id))) {
      const last = await lastReconciliation(read, id);
      const failedAt = this.#failed.get(id) ?? Number.NEGATIVE_INFINITY;
      const isOver = clock.wall().getTime() - failedAt >= AGAIN_MS;
      if (isOver && (last === null || new Date(last.at) < night)) due.push(id);
    }
    return due;
  }
}
