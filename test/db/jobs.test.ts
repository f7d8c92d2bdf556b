import { describe, expect, test, vi } from 'vitest';
import type { Sweep } from '#server/jobs/rules.ts';
import { runDue, startSweeps } from '#server/jobs/service.ts';
import { makeContext, openAgain } from '../support/context.ts';

const context = await makeContext();

/** A door that opens when the test says so. */
function door() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}
const until = async (fits: () => boolean) => {
  while (!fits()) await new Promise(setImmediate);
};
const sweep = (run: Sweep['run'], more: Partial<Sweep> = {}): Sweep => ({
  name: crypto.randomUUID(),
  everyMs: 1,
  run,
  ...more,
});

describe('a sweep', () => {
  test('never meets itself, however long a round takes, and not in another process either', async () => {
    let [inside, most, rounds] = [0, 0, 0];
    const one = sweep(async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 3));
      inside -= 1;
      rounds += 1;
      return 0;
    });
    // On SQLite there is no other process (RULINGS 29).
    const other = context.db.dialect === 'postgres' ? await openAgain(context) : undefined;
    const running = [context, ...(other ? [other] : [])].map((each) => startSweeps(each, [one]));
    await until(() => rounds >= 10);
    await Promise.all(running.map((each) => each.stop()));
    await other?.db.close();
    expect(most).toBe(1);
  });
  test('that fails is logged and tried again, and holds no other one up', async () => {
    const error = vi.spyOn(context.log, 'error');
    let other = 0;
    const running = startSweeps(context, [
      sweep(async () => {
        throw new Error('the disk is full');
      }),
      sweep(async () => ++other && 0),
    ]);
    await until(() => other >= 5 && error.mock.calls.length > 0);
    await running.stop();
    expect(error.mock.calls[0]?.[0]).toMatchObject({ err: { message: 'the disk is full' } });
    error.mockRestore();
  });
  test('goes on at once while it finds full batches, and waits its turn after a thin one', async () => {
    const found = [500, 500, 500, 12];
    const running = startSweeps(context, [sweep(async () => found.shift() ?? 0, { everyMs: 3_600_000 })]);
    await until(() => found.length === 0);
    await running.stop();
    expect(found).toEqual([]);
  });
  test('is waited for when the house stops, and its leftovers are ended', async () => {
    const [begun, may] = [door(), door()];
    const told: string[] = [];
    const running = startSweeps(context, [
      sweep(
        async () => {
          begun.open();
          await may.opened;
          told.push('ran');
          return 0;
        },
        { close: async () => void told.push('closed') },
      ),
    ]);
    await begun.opened;
    const stopped = running.stop().then(() => told.push('stopped'));
    await new Promise(setImmediate);
    expect(told).toEqual([]);
    may.open();
    await stopped;
    expect(told).toEqual(['ran', 'closed', 'stopped']);
  });
});

describe('running what is due', () => {
  test('goes round until nothing is left, also where one sweep makes work for an earlier one', async () => {
    let [first, second] = [0, 3];
    const earlier = sweep(async () => (first > 0 ? first-- && 1 : 0));
    const later = sweep(async () => {
      if (second === 0) return 0;
      second--;
      first++;
      return 1;
    });
    expect(await runDue(context, [earlier, later])).toBe(6);
    expect([first, second]).toEqual([0, 0]);
  });
  test('waits for a round that is under way, since that one may have looked too early', async () => {
    const [begun, may] = [door(), door()];
    let work = 0;
    const one = sweep(async () => {
      const seen = work;
      work = 0;
      begun.open();
      await may.opened;
      return seen;
    });
    const running = startSweeps(context, [one]);
    await begun.opened;
    work = 1;
    const due = runDue(context, [one]);
    may.open();
    await due;
    await running.stop();
    expect(work).toBe(0);
  });
  test('throws what goes wrong, and gives up on a sweep that never has enough', async () => {
    const broken = sweep(async () => {
      throw new Error('no');
    });
    await expect(runDue(context, [broken])).rejects.toThrow('no');
    if (context.db.dialect === 'sqlite')
      await expect(runDue(context, [sweep(async () => 1)])).rejects.toThrow('again and again');
  });
});
