import { describe, expect, test, vi } from 'vitest';
import { nextRelease, refundOfShare, splitOf } from '#server/escrow/split.ts';
import { Refusal } from '#server/platform/refusal.ts';
import { fc } from './seed.ts';

const CASES = Number(process.env.SPLIT_CASES ?? 20_000);
// As long as it takes, where more than the usual number was asked for.
if (process.env.SPLIT_CASES) vi.setConfig({ testTimeout: 600_000 });
const terms = { feeOnRefund: 'proportional', settleStep: 1 } as const;
const reserved = fc
  .tuple(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([gross, share]) => ({ gross, feeFull: Math.min(gross, Math.floor(gross * share)) }));
const withRefund = reserved.chain((held) =>
  fc.integer({ min: 0, max: held.gross }).map((refund) => ({ held, refund })),
);
const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe('what goes back, what the platform keeps and what is paid out', () => {
  test('are the whole to the last minor unit, and none is ever below nothing', () => {
    fc.assert(
      fc.property(withRefund, fc.constantFrom('proportional', 'keep', 'waive'), ({ held, refund }, feeOnRefund) => {
        const { refund: back, fee, release } = splitOf(held, refund, { ...terms, feeOnRefund });
        expect(BigInt(back) + BigInt(fee) + BigInt(release)).toBe(BigInt(held.gross));
        expect([back, fee, release].every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
        expect(fee).toBeLessThanOrEqual(held.feeFull);
      }),
      { numRuns: CASES },
    );
  });

  test('the fee is the whole one where nothing goes back, none where everything does, and never grows with the refund', () => {
    fc.assert(
      fc.property(withRefund, ({ held, refund }) => {
        expect(splitOf(held, 0, terms).fee).toBe(held.feeFull);
        expect(splitOf(held, held.gross, terms)).toEqual({ refund: held.gross, fee: 0, release: 0 });
        const more = Math.min(held.gross, refund + 1);
        expect(splitOf(held, more, terms).fee).toBeLessThanOrEqual(splitOf(held, refund, terms).fee);
      }),
      { numRuns: CASES },
    );
  });

  test('of the fee of 10 % of gross, 8,000 is 7,200 and 800, and half of it back is 3,600 and 400 (qjob.hu)', () => {
    expect(splitOf({ gross: 800_000, feeFull: 80_000 }, 0, terms)).toEqual({
      refund: 0,
      fee: 80_000,
      release: 720_000,
    });
    expect(splitOf({ gross: 800_000, feeFull: 80_000 }, 400_000, terms)).toEqual({
      refund: 400_000,
      fee: 40_000,
      release: 360_000,
    });
  });

  test('the dust of rounding is the specialist’s, and the platform bears it', () => {
    expect(splitOf({ gross: 999, feeFull: 100 }, 333, terms)).toEqual({ refund: 333, fee: 66, release: 600 });
  });

  test('forints are paid in whole ones, and the platform bears what is between them', () => {
    const forint = { feeOnRefund: 'proportional', settleStep: 100 } as const;
    expect(splitOf({ gross: 1_000_000, feeFull: 33_333 }, 500_000, forint)).toEqual({
      refund: 500_000,
      fee: 16_600,
      release: 483_400,
    });
    expect(codeOf(() => splitOf({ gross: 1_000_000, feeFull: 0 }, 50, forint))).toBe('amount-invalid');
  });

  test('several partial releases add up to what one would have been', () => {
    fc.assert(
      fc.property(reserved, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (held, shares) => {
        let [kept, fee, release] = [0, 0n, 0n];
        for (const share of [...shares, 1]) {
          const more = share === 1 ? held.gross - kept : Math.floor((held.gross - kept) * share);
          if (more === 0) continue;
          const part = nextRelease(held, kept, more);
          kept += more;
          [fee, release] = [fee + BigInt(part.fee), release + BigInt(part.release)];
        }
        const whole = splitOf(held, 0, terms);
        expect([kept, fee, release]).toEqual([held.gross, BigInt(whole.fee), BigInt(whole.release)]);
      }),
      { numRuns: CASES },
    );
  });

  test('a share in hundredths of a percent is a whole number of units, and all of it is all of it', () => {
    expect(refundOfShare({ gross: 658_606_250 }, 2_908, 1)).toBe(191_522_697);
    expect(refundOfShare({ gross: 7 }, 10_000, 1)).toBe(7);
    expect(refundOfShare({ gross: 1_000_050 }, 3_333, 100)).toBe(333_300);
  });
});

test.each([-1, 0.1, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, 1_001])(
  'a refund of %s is no amount of 1,000 that could go back',
  (refund) => {
    expect(codeOf(() => splitOf({ gross: 1_000, feeFull: 100 }, refund, terms))).toBe('amount-invalid');
  },
);
