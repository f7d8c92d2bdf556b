import { dropGround } from '../support/ground.ts';
import { desk, million, tenThousand } from './stock.ts';

for (const make of [tenThousand, desk, million]) {
  const t = performance.now();
  await make();
  console.log((performance.now() - t) / 1000);
}
await dropGround();
