import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signInAll, wiresOf } from '../bench/claim.ts';
import type { Group, Run } from '../support/bars.ts';
import { fill, freshPlace } from '../support/ground.ts';
import { startProduct } from '../support/product.ts';
import type { Wire } from '../support/wire.ts';

const COMMITS = 700;

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
  await fill(place, { reviews: 3_000, open: 3_000, people: 200 });
  const trace = join(place.dataDir, 'calls.txt');
  const product = await startProduct(place, {
    through: ['strace', '-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', trace],
  });
  const wires = await wiresOf(product, await signInAll(product));
  const [alone] = wires;
  if (!alone) throw new Error('Nobody signed in.');
  const one = await claims([alone], trace);
  const all = await claims(wires, trace);
  await product.stop();
  tell(
    'faults-sync',
    one.syncs / one.acknowledged,
    `${one.syncs} calls of fsync for ${one.acknowledged} claims acknowledged one after another; ${wires.length} colleagues at once shared ${all.syncs} for ${all.acknowledged}, each answered after its own`,
  );
}

/** Claims until enough are acknowledged; those who ask at once may share a commit, one after another never. */
async function claims(wires: readonly Wire[], trace: string): Promise<{ acknowledged: number; syncs: number }> {
  const before = syncsIn(trace);
  let acknowledged = 0;
  const work = wires.map(async (wire) => {
    while (acknowledged < COMMITS) {
      const { status } = await wire.post('/api/queues/reviews/next', {});
      if (status === 200) acknowledged += 1;
    }
  });
  await Promise.all(work);
  return { acknowledged, syncs: syncsIn(trace) - before };
}

/** A call that was interrupted by another thread's stands on two lines; only its beginning counts. */
const syncsIn = (file: string): number =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /\bf(?:data)?sync\(/.test(line)).length;
