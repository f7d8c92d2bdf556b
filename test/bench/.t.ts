import { dropGround, fill, freshPlace } from '../support/ground.ts';

const place = await freshPlace();
const t = performance.now();
await fill(place, { reviews: 50_000, open: 10_000, people: 2_000 });
console.log('fill', performance.now() - t, process.cpuUsage());
await dropGround();
