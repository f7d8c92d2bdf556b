import type { Language, RejectionReason } from '#db/words.ts';
import { endOfLocalDay } from '../platform/zones.ts';
import type { StatementData } from './dsa.ts';
import { euRecord } from './euRecord.ts';
import { titleOf } from './mask.ts';
import { type GroundReason, lawOf, type Parts, partsOf, type StatementFacts, written } from './statementParts.ts';
import { languageOf } from './words/index.ts';

/**
 * The statement of reasons of a restrictive decision on a review (DSA 17(3)): the text for its author in his language,
 * and the record of EU schema v2 with `puid` = decision id. Without a reason, proof is the ground. Null where only the author's own wish (R12) is the reason,
 * which restricts nobody.
 */
export function statementOf(facts: StatementFacts): { language: Language; text: string; data: StatementData } | null {
  const isProof = facts.proven && facts.reasons.length === 0;
  const reasons: GroundReason[] = facts.reasons.filter(
    (reason): reason is Exclude<RejectionReason, 'R12'> => reason !== 'R12',
  );
  const [first, ...others]: GroundReason[] = isProof ? ['proof'] : reasons;
  if (first === undefined) return null;
  const language = languageOf(facts.recipient.locale);
  const parts = partsOf(facts, [first, ...others], language);
  return { language, text: textFor(facts, parts), data: euRecord(facts, parts, language) };
}

function textFor(facts: StatementFacts, parts: Parts): string {
  const { words } = parts;
  const { marketplace, policy, zone } = facts.terms;
  const at = (instant: Date) => written(words, zone, instant, 'short');
  const named = {
    item: titleOf(facts.order.item),
    submitted: at(facts.review.submittedAt),
    stars: facts.review.rating,
  };
  const complainUntil = written(
    words,
    zone,
    endOfLocalDay(facts.effectiveAt, zone, policy.appealWindowDays),
    undefined,
  );
  return [
    `${words.measure[facts.outcome](named, marketplace.name)} ${words.scope(marketplace.name, at(facts.effectiveAt))}`,
    `${words.headings.facts}\n${parts.factsForAuthor.join('\n')}`,
    `${words.headings.ground}\n${[...parts.grounds, ...(parts.reasons.includes('R09') ? [lawOf(facts, words)] : [])].join('\n')}`,
    `${words.personDecided} ${facts.foundBy.program ? words.programFound : words.personFound}`,
    ...(facts.message ? [words.message(facts.message)] : []),
    `${words.headings.redress}\n${[...(facts.resubmitUntil ? [words.resubmit(at(facts.resubmitUntil))] : []), words.redress(complainUntil)].join('\n')}`,
  ].join('\n\n');
}
