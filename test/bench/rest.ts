import { setTimeout as sleep } from 'node:timers/promises';
import { type Group, median, type Run } from '../support/bars.ts';
import { startProduct } from '../support/product.ts';
import { million } from './stock.ts';

const STARTS = 5;
/** Long enough for every sweep to have gone round. */
const SETTLE_MS = 6_000;

/** The server at rest, with a million reviews in its file. */
export const rest: Group = {
  bars: [
    { bar: 'rest-ready', sense: '<=', limit: 2_000, engine: 'sqlite', what: 'ms from start to ready' },
    { bar: 'rest-resident', sense: '<=', limit: 180, engine: 'sqlite', what: 'MB resident' },
  ],
  measure: measureRest,
};

async function measureRest({ tell }: Run): Promise<void> {
  const place = await million();
  const ready: number[] = [];
  let resident = 0;
  for (let n = 0; n < STARTS; n++) {
    const product = await startProduct(place);
    ready.push(product.readyMs);
    if (n === STARTS - 1) {
      await sleep(SETTLE_MS);
      resident = product.residentMb();
    }
    await product.stop();
  }
  tell('rest-ready', median(ready), `ms, median of ${STARTS} starts, slowest ${Math.max(...ready).toFixed(0)}`);
  tell('rest-resident', resident, `MB after ${SETTLE_MS / 1000} s at rest, 1,000,000 reviews in the file`);
}
