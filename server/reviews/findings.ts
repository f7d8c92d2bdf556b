import type { Reader, Transaction } from '#db/open.ts';
import type { Review } from '#db/schema/reviews.ts';
import type { Case, KeptFinding, Priority } from '#db/schema/spine.ts';
import { TEXT_LANGUAGES } from '#db/words.ts';
import { sha256 } from '../platform/crypto.ts';
import type { Policy } from '../policies/contract.ts';
import type { Terms } from '../policies/store.ts';
import { rankOf, weightKept } from '../queue/rules.ts';
import type { ScreeningSettings } from '../screening/contract.ts';
import { pausing } from '../screening/pause.ts';
import { flagsOf } from '../screening/rules.ts';
import { makeReady, screen, weightOf } from '../screening/screen.ts';
import { settingsInForce } from '../screening/settings.ts';
import type { Mark } from './contract.ts';

type Words = Pick<Review, 'text' | 'language'>;

/** What a case keeps of the screening, and what of it moves the case (RULINGS 11); nothing here decides anything. */
export interface Screened extends Pick<Case, 'flag'> {
  findings: KeptFinding[];
  /** Sure enough for the case to come sooner. */
  alarming: boolean;
  /** Words, language, policy and lists that it is about: equal ones need no second look. */
  of: string;
}

/**
 * Screens words before a transaction begins: a hostile text takes long, and on SQLite every writer would wait for it
 * (RULINGS 28). `screenedIn` takes the result over inside.
 */
export async function screenBefore(read: Reader, words: Words, { marketplace, policy }: Terms): Promise<Screened> {
  const settings = await settingsInForce(read, marketplace.id);
  await makeReady(settings, pausing());
  return screened(words, policy, settings);
}

/** The same inside a transaction: looked at again only where words, policy or lists are other ones than before. */
export async function screenedIn(
  tx: Transaction,
  words: Words,
  { marketplace, policy }: Terms,
  before?: Screened,
): Promise<Screened> {
  const settings = await settingsInForce(tx, marketplace.id);
  return before?.of === sourceOf(words, policy, settings) ? before : screened(words, policy, settings);
}

export function screened(words: Words, policy: Pick<Policy, 'latinIsR06'>, settings: ScreeningSettings): Screened {
  const { latinIsR06 } = policy;
  const language = TEXT_LANGUAGES.find((known) => known === words.language);
  const findings = screen(words.text, { language, latinIsR06, settings }).map((finding) => ({
    ...finding,
    weight: weightOf(finding, settings.thresholds),
  }));
  return {
    findings,
    flag: flagsOf(findings, settings.thresholds)[0]?.reason ?? null,
    alarming: findings.some(({ weight }) => weight === 'raise'),
    of: sourceOf(words, policy, settings),
  };
}

const sourceOf = (
  { text, language }: Words,
  { latinIsR06 }: Pick<Policy, 'latinIsR06'>,
  { version }: ScreeningSettings,
) => JSON.stringify([version, latinIsR06, language, text]);

/** One and two stars come a little earlier: an unfair one hurts from the first hour. */
const LOW_STARS = 2;
const SCREENING_MINUTES = 120;
const LOW_STARS_MINUTES = 60;

/** Machine's alarm and low stars bring a case forward by so many minutes (RULINGS 11). */
export const priorityOf = ({ rating }: Pick<Review, 'rating'>, { alarming }: Screened): Priority[] => [
  ...(alarming ? [{ reason: 'screening' as const, minutes: SCREENING_MINUTES }] : []),
  ...(rating <= LOW_STARS ? [{ reason: 'low-stars' as const, minutes: LOW_STARS_MINUTES }] : []),
];

/** One clean review in twenty is read all the same, so that what the machine overlooks shows (RULINGS 11). */
const SAMPLE_PARTS = 20;
export const isSampled = (reviewId: string): boolean => parseInt(sha256(reviewId).slice(0, 8), 16) % SAMPLE_PARTS === 0;

/**
 * Whether the rule approves it and no desk does (RULINGS 11): where the policy reads only what is flagged, the machine is
 * alarmed by nothing, and it is none of the sample. The sample follows from the id, so nobody can choose it.
 */
export const approvedByRule = ({ id }: Pick<Review, 'id'>, { alarming }: Screened, { policy }: Terms): boolean =>
  policy.preModeration === 'flagged' && !alarming && !isSampled(id);

/** What of a case another screening changes: findings, flag, and its place in the queue. */
export function changesTo(one: Pick<Case, 'dueAt'>, review: Pick<Review, 'rating'>, found: Screened) {
  const priority = priorityOf(review, found);
  return { findings: found.findings, flag: found.flag, priority, rank: rankOf(one.dueAt, priority) };
}

/** What the case keeps, while it is about the words that stand there: once staff changed them, the offsets lead astray. */
export const keptOf = ({ findings }: Pick<Case, 'findings'>, { originalText }: Pick<Review, 'originalText'>) =>
  originalText === null ? findings : null;

/** Whether the machine pointed at what was then restricted: the statement must say so (DSA 17(3)(c)). */
export const pointsAt = (flags: readonly KeptFinding[], reasons: readonly string[]): boolean =>
  flags.some(({ reason }) => reasons.includes(reason));

export const markOf = (finding: KeptFinding): Mark => {
  const { start, end, reason, sub, detector, confidence } = finding;
  return { start, end, reason, sub, detector, confidence, weight: weightKept(finding) };
};
