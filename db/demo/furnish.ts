import type { Staff } from '../schema/access.ts';
import type { Case } from '../schema/spine.ts';
import { decide, trace } from './desk.ts';
import { HOUR, later, MINUTE, type World } from './rows.ts';

/** What a desk looks like in the middle of a day: something held, something handed over, something a manager must see. */
export function furnish(world: World): void {
  const { staff } = world;
  const open = (queue: Case['queue']) =>
    world.rows.cases.filter((one) => one.queue === queue && one.state === 'open').sort((a, b) => a.rank - b.rank);
  for (const [queue, first, second] of [
    ['reviews', staff.moderator, staff.moderator2],
    ['review-disputes', staff.agent, staff.agent2],
  ] as const) {
    const [, one, two, three, four, five, six] = open(queue);
    if (one) hold(world, one, first);
    if (two) handOver(world, two, first, second);
    if (three) escalate(world, three, second);
    if (four) escalate(world, four, first);
    if (five) skip(world, five, second, 'conflict-of-interest');
    if (six) skip(world, six, first, 'too-hard');
  }
}

function hold(world: World, one: Case, by: Staff): void {
  const until = later(world.now, 3 * HOUR);
  const at = later(world.now, -HOUR);
  const holdReason = world.speech.notes[5] as string;
  Object.assign(one, {
    heldUntil: until,
    holdReason,
    leaseHolderId: by.id,
    leaseHolderAlias: by.alias,
    leaseUntil: until,
    version: one.version + 1,
  });
  act(world, one, by, at, 'case.held', { minutes: 240 });
}

function handOver(world: World, one: Case, from: Staff, to: Staff): void {
  Object.assign(one, { handedToId: to.id, handOverNote: world.speech.notes[2], version: one.version + 1 });
  act(world, one, from, later(world.now, -50 * MINUTE), 'case.handed-over', { to: to.id });
}

function escalate(world: World, one: Case, by: Staff): void {
  const { random, speech, rows } = world;
  const subject = rows.reviews.find((review) => review.id === one.subjectId);
  const dispute = rows.disputes.find((each) => each.id === one.subjectId);
  const about = subject ?? rows.reviews.find((review) => review.id === dispute?.reviewId);
  if (!about) return;
  const at = later(new Date(Math.max(one.openedAt.getTime(), world.now.getTime() - 40 * MINUTE)), 5 * MINUTE);
  if (at > later(world.now, -2 * MINUTE)) return;
  decide(world, one, {
    decider: by,
    at,
    outcome: 'escalate',
    note: random.pick(speech.notes),
    recipientId: about.authorId,
    subjectVersion: about.version,
    before: {},
  });
}

function skip(world: World, one: Case, by: Staff, reason: 'conflict-of-interest' | 'too-hard'): void {
  const at = later(world.now, -35 * MINUTE);
  world.rows.skips.push({ caseId: one.id, staffId: by.id, reason, at, until: later(at, 24 * HOUR) });
  one.version += 1;
  act(world, one, by, at, 'case.skipped', { reason, skippers: 1 });
}

function act(world: World, one: Case, by: Staff, at: Date, action: string, detail: Record<string, unknown>): void {
  trace(world, { at, actorKind: 'staff', actorId: by.id, action, subjectKind: 'case', subjectId: one.id, detail });
}
