import { describe, expect, test } from 'vitest';
import type { ReviewStatus } from '#db/words.ts';
import { IZI_POLICY, QJOB_POLICY } from '#server/policies/defaults.ts';
import { type Held, slotOf, takeSlot } from '#server/reviews/rules.ts';
import { fc } from './seed.ts';

const at = (text: string) => new Date(text);
const plus = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

describe('one review for a listing', () => {
  const review = { authorId: 'buyer', subjectId: 'seller', listingId: 'sofa', orderId: 'o1' };
  const older = at('2024-03-01T00:00:00Z');
  const newer = at('2024-03-10T00:00:00Z');
  const held = (change: Partial<Held>): Held => ({
    id: 'r1',
    orderId: 'o1',
    orderEndedAt: older,
    status: 'pending',
    ...change,
  });
  const next = { id: 'o2', endedAt: newer };
  const none = { edits: null, supersedes: null, replaces: null };

  test('IZI-10: the place is author, subject and listing, however many orders there were', () => {
    expect(slotOf(review, IZI_POLICY)).toBe(slotOf({ ...review, orderId: 'o2' }, IZI_POLICY));
    expect(slotOf(review, IZI_POLICY)).not.toBe(slotOf({ ...review, listingId: 'lamp' }, IZI_POLICY));
    expect(slotOf(review, IZI_POLICY)).not.toBe(
      slotOf({ ...review, authorId: 'seller', subjectId: 'buyer' }, IZI_POLICY),
    );
  });

  test('at Qjob the place is author and order', () => {
    expect(slotOf(review, QJOB_POLICY)).not.toBe(slotOf({ ...review, orderId: 'o2' }, QJOB_POLICY));
    expect(slotOf(review, QJOB_POLICY)).toBe(slotOf({ ...review, listingId: 'lamp' }, QJOB_POLICY));
  });

  test('IZI-10: the same order cannot be reviewed twice once it is published', () => {
    expect(() => takeSlot({ id: 'o1', endedAt: older }, [held({ status: 'published' })])).toThrow('already-reviewed');
  });

  test('IZI-11: a review of a newer order replaces the published one, when it is published itself', () => {
    expect(takeSlot(next, [held({ status: 'published' })])).toEqual({ ...none, replaces: 'r1' });
  });

  test('IZI-11: a review of an older order does not replace what a newer one says', () => {
    const newest = held({ orderId: 'o3', orderEndedAt: plus(newer, 1), status: 'published' });
    expect(() => takeSlot(next, [newest])).toThrow('newer-order-reviewed');
  });

  test('IZI-12: one’s experience is updated without duplicates: a pending review of the same order is edited in place', () => {
    expect(takeSlot({ id: 'o1', endedAt: older }, [held({})])).toEqual({ ...none, edits: 'r1' });
  });

  test('A2.9: a pending review of an older order makes way unpublished, and the published one stays for now', () => {
    const slot = [held({ id: 'r1', orderId: 'o0', status: 'published' }), held({ id: 'r2', orderId: 'o1' })];
    expect(takeSlot(next, slot)).toEqual({ edits: null, supersedes: 'r2', replaces: 'r1' });
  });

  test('A2.11: a removed review frees its place for a newer order only', () => {
    const removed = [held({ status: 'removed' })];
    expect(() => takeSlot({ id: 'o1', endedAt: older }, removed)).toThrow('already-reviewed');
    expect(() => takeSlot({ id: 'o0', endedAt: plus(older, -1) }, removed)).toThrow('newer-order-reviewed');
    expect(takeSlot(next, removed)).toEqual(none);
  });

  test.each(['rejected', 'superseded', 'withdrawn'] as const)('A2.12: a %s review holds no place', (status) => {
    expect(takeSlot({ id: 'o1', endedAt: older }, [held({ status })])).toEqual(none);
  });

  test('in any story of submissions, publications and removals a place holds at most one pending and one published review', () => {
    const acts = fc.constantFrom<Act>('submit', 'publish', 'reject', 'remove', 'withdraw');
    fc.assert(
      fc.property(fc.array(fc.tuple(acts, fc.integer({ min: 0, max: 4 })), { maxLength: 40 }), (story) => {
        const slot: Held[] = [];
        for (const [act, order] of story) {
          happen(slot, act, { id: `o${order}`, endedAt: plus(older, order) });
          expect(slot.filter((each) => each.status === 'pending').length).toBeLessThanOrEqual(1);
          expect(slot.filter((each) => each.status === 'published').length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

type Act = 'submit' | 'publish' | 'reject' | 'remove' | 'withdraw';
const OUT_OF_PENDING = { publish: 'published', reject: 'rejected', withdraw: 'withdrawn' } as const;

/** One event in the life of a place, as the use cases carry out what `takeSlot` says. */
function happen(slot: Held[], act: Act, order: { id: string; endedAt: Date }): void {
  const the = (status: ReviewStatus) => slot.find((each) => each.status === status);
  const set = (held: Held | undefined, status: ReviewStatus) => {
    if (held) held.status = status;
  };
  if (act === 'submit') submit(slot, order);
  if (act === 'remove') set(the('published'), 'removed');
  if (act === 'submit' || act === 'remove') return;

  if (act === 'publish' && the('pending')) set(the('published'), 'superseded');
  set(the('pending'), OUT_OF_PENDING[act]);
}

function submit(slot: Held[], order: { id: string; endedAt: Date }): void {
  try {
    const effect = takeSlot(order, slot);
    for (const held of slot) if (held.id === effect.supersedes) held.status = 'superseded';
    if (!effect.edits)
      slot.push({ id: `r${slot.length}`, orderId: order.id, orderEndedAt: order.endedAt, status: 'pending' });
  } catch (refusal) {
    expect(String(refusal)).toMatch(/already-reviewed|newer-order-reviewed/);
  }
}
