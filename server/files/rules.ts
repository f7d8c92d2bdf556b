import type { DeletionReceipt } from '#db/schema/files.ts';
import { sha256 } from '../platform/crypto.ts';

/** What the first receipt takes for the one before it. */
export const FIRST_RECEIPT = sha256('trustdesk deletion receipts 1');
/** Bytes without a row are not yet an orphan for so long: their row may be on its way. Wall time. */
export const ORPHAN_MS = 3_600_000;

type Content = Omit<DeletionReceipt, 'hash'>;

/** Covers the receipt before and every field, in a fixed order and as text (RULINGS 26; verification.md §C7). */
export function receiptHash({ seq, fileId, sha256: bytes, reason, byKind, byId, at, prevHash }: Content): string {
  return sha256(JSON.stringify([prevHash, seq, fileId, bytes, reason, byKind, byId, at.toISOString()]));
}

/** The next links of the chain after `head`, in the order given. */
export function chainAfter(
  head: Pick<DeletionReceipt, 'seq' | 'hash'> | undefined,
  deletions: readonly Omit<Content, 'seq' | 'prevHash'>[],
): DeletionReceipt[] {
  let { seq, hash } = head ?? { seq: 0, hash: FIRST_RECEIPT };
  return deletions.map((deletion) => {
    const content = { ...deletion, seq: seq + 1, prevHash: hash };
    hash = receiptHash(content);
    seq = content.seq;
    return { ...content, hash };
  });
}

/** The first place at which these do not follow from `before`, or undefined. */
export function breakIn(
  before: { seq: number; hash: string } | undefined,
  receipts: readonly DeletionReceipt[],
): number | undefined {
  let { seq, hash } = before ?? { seq: 0, hash: FIRST_RECEIPT };
  for (const receipt of receipts) {
    if (receipt.seq !== seq + 1 || receipt.prevHash !== hash || receiptHash(receipt) !== receipt.hash) return seq + 1;
    seq = receipt.seq;
    hash = receipt.hash;
  }
  return undefined;
}
