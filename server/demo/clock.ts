import { z } from 'zod';
import type { Sweep } from '../jobs/rules.ts';
import { runDue } from '../jobs/service.ts';
import type { StaffActor } from '../platform/actor.ts';
import { writeClockOffset } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';

const ADVANCE_MS_MAX = 366 * 86_400_000;
const PART_MS = { D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 } as const;

/** `PT72H`, `P30D`, `PT20S`: days, hours, minutes and seconds of ISO 8601. */
export const Advance = z.strictObject({
  advance: z
    .string()
    .max(40)
    .regex(/^P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/),
});

const millisecondsOf = (duration: string): number =>
  [...duration.matchAll(/(\d+)([DHMS])/g)].reduce(
    (sum, [, n, part]) => sum + Number(n) * PART_MS[part as keyof typeof PART_MS],
    0,
  );

/**
 * Moves business time forward, runs what falls due and only then answers, so that anyone can watch a blind review
 * appear (SPEC 7). Sessions and webhook retries keep to the wall clock (RULINGS 1).
 */
export async function advance(
  context: Context,
  actor: StaffActor,
  duration: string,
  sweeps: readonly Sweep[],
): Promise<{ now: string }> {
  const ms = millisecondsOf(duration);
  if (ms <= 0 || ms > ADVANCE_MS_MAX)
    throw new Refusal('clock-only-forward', { errors: { advance: 'clock-only-forward' } });
  const offset = context.clock.offsetMs + ms;
  await context.db.transaction(async (tx) => {
    await writeClockOffset(tx, offset);
    await record(tx, actor, {
      action: 'demo.clock-moved',
      subjectKind: 'system',
      subjectId: 'clock',
      detail: { advance: duration },
      at: context.clock.now(),
    });
  });
  context.clock.setOffset(offset);
  context.db.hint(JSON.stringify({ kind: 'clock', offset }));
  await runDue(context, sweeps);
  return { now: context.clock.now().toISOString() };
}
