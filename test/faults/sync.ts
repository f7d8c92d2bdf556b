import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signInAll, wiresOf } from '../bench/claim.ts';
import type { Group, Run } from '../support/bars.ts';
import { fill, freshPlace } from '../support/ground.ts';
import { startProduct } from '../support/product.ts';

const COMMITS = 1_000;

/** security.md E2: whoever was told "done" has it on disk. Counted by the kernel's own calls. */
export const sync: Group = {
  bars: [
    {
      bar: 'faults-sync',
      sense: '>=',
      limit: 1,
      engine: 'sqlite',
      what: 'calls of fsync for each acknowledged commit',
    },
  ],
  measure: measureSync,
};

async function measureSync({ tell, leaveOut }: Run): Promise<void> {
  if (spawnSync('strace', ['-V']).status !== 0) return leaveOut('faults-sync', 'There is no strace on this machine.');
  const place = await freshPlace();
  await fill(place, { reviews: 2_000, open: 2_000, people: 200 });
  const trace = join(place.dataDir, 'calls.txt');
  const product = await startProduct(place, {
    through: ['strace', '-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', trace],
  });
  const wires = await wiresOf(product, await signInAll(product));
  const before = syncsIn(trace);
  let acknowledged = 0;
  const work = wires.map(async (wire) => {
    while (acknowledged < COMMITS) {
      const { status } = await wire.post('/api/queues/reviews/next', {});
      if (status === 200) acknowledged += 1;
    }
  });
  await Promise.all(work);
  const syncs = syncsIn(trace) - before;
  await product.stop();
  tell(
    'faults-sync',
    syncs / acknowledged,
    `${syncs} calls of fsync for ${acknowledged} acknowledged claims by ${wires.length} colleagues`,
  );
}

/** A call that was interrupted by another thread's stands on two lines; only its beginning counts. */
const syncsIn = (file: string): number =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /\bf(?:data)?sync\(/.test(line)).length;
