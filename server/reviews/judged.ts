import type { Reader, Transaction } from '#db/open.ts';
import type { Review } from '#db/schema/reviews.ts';
import type { Case, Decision, KeptFinding } from '#db/schema/spine.ts';
import { system } from '../platform/actor.ts';
import { count } from '../platform/count.ts';
import type { Terms } from '../policies/store.ts';
import { isFlag } from '../queue/rules.ts';
import { changeCase, findCase } from '../queue/store.ts';
import { flagsOf, precisionChanges } from '../screening/rules.ts';
import { settingsInForce } from '../screening/settings.ts';
import { keptOf, screened } from './findings.ts';

/**
 * The flags that stood beside the text when it was decided, the surest first; null for a case that is older than the
 * screening. Highlights are no flags: they are not judged (reviews.md B4).
 */
export function flagsOfCase(one: Pick<Case, 'findings'>, review: Pick<Review, 'originalText'>): KeptFinding[] | null {
  const kept = keptOf(one, review);
  return kept?.filter(isFlag).sort((a, b) => b.confidence - a.confidence) ?? null;
}

/** The same of a case that keeps none, as its context showed them. */
export async function flagsNow(read: Reader, review: Review, { policy }: Terms): Promise<KeptFinding[]> {
  const settings = await settingsInForce(read, review.marketplaceId);
  return flagsOf(screened(review, policy, settings).findings, settings.thresholds);
}

/** Live precision counts what took effect, and a reopened decision no more (reviews.md D9). */
export const countJudged = (tx: Transaction, { marketplaceId, findings }: Decision, sign: 1 | -1): Promise<void> =>
  count(tx, 'screening', precisionChanges(marketplaceId, findings ?? [], sign));

/** The words are not those that were screened any more: whoever opens the case sees them screened anew. */
export async function forgetFindings(tx: Transaction, caseId: string): Promise<void> {
  const one = await findCase(tx, caseId, system('subject-changed'));
  await changeCase(tx, one, { findings: null, flag: null });
}
