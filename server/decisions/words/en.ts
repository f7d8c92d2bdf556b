import { counted } from '#server/platform/plural.ts';
import type { ReviewNamed, StatementWords } from './words.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const STATUS = { open: 'still open', completed: 'completed', cancelled: 'cancelled' };
const named = (review: ReviewNamed) =>
  `your review of “${review.item}” (${review.stars} of 5 stars, submitted on ${review.submitted})`;

export const en: StatementWords = {
  dates: 'en-GB',
  measure: {
    reject: (review, marketplace) => `We did not publish ${named(review)} on ${marketplace}.`,
    redact: (review, marketplace) =>
      `We hid a part of ${named(review)} on ${marketplace}. The rest of the text and the stars are unchanged.`,
    remove: (review, marketplace) => `We removed ${named(review)} from ${marketplace}.`,
  },
  scope: (marketplace, from) =>
    `This applies everywhere ${marketplace} shows reviews, from ${from}, without an end date.`,
  partHidden: 'A part of the text is replaced by a marker; the rest stays visible.',
  facts: {
    review: (id, submitted, stars, characters, words) =>
      `Review ${id} was submitted on ${submitted} with ${stars} of 5 stars; its text has ${counted('en', characters, { one: 'character', other: 'characters' })} in ${counted('en', words, { one: 'word', other: 'words' })}.`,
    published: (at) => `It was public since ${at}.`,
    order: (item, status, ended) =>
      ended
        ? `It belongs to the order of “${item}”, ${STATUS[status]}; the order ended on ${ended}.`
        : `It belongs to the order of “${item}”, ${STATUS[status]}.`,
    span: (from, to, shape, reason) => `Characters ${from} to ${to} of the text (“${shape}”): ${reason}.`,
    whole: (reason) => `The text as a whole: ${reason}.`,
    applied: (clauses, version) =>
      `Applied: ${list.format(clauses.map((clause) => `clause ${clause}`))} of the terms, policy version ${version}.`,
    ownCheck: 'We came upon it in our own check of reviews.',
    dispute: (opened) => `We came upon it in a dispute of the review, opened on ${opened}.`,
  },
  programFound: 'A program had pointed out passages of the text.',
  personFound: 'No program pointed it out.',
  personDecided: 'The decision was made by a person.',
  ground: (marketplace, clause, version, rule) =>
    `Terms of ${marketplace}, clause ${clause} (policy version ${version}): “${rule}”`,
  groundWithoutClause: (marketplace, version, reason) =>
    `Terms of ${marketplace} (policy version ${version}) do not allow in a review: ${reason}.`,
  terms: (marketplace, clauses, version) =>
    `Terms of ${marketplace}, ${list.format(clauses.map((clause) => `clause ${clause}`))}, policy version ${version}`,
  why: {
    R01: 'The text recommends goods, services or offers for sale instead of telling about this deal.',
    R02: 'The text asks something; readers learn nothing about the deal from a question.',
    R03: 'The text tells of a deal that its author was not a party to.',
    R04: 'The text presents as fact what its author only supposes.',
    R05: 'The text is about the marketplace or the delivery, which the reviewed person does not answer for.',
    R06: 'The text is written in a way that the terms exclude, and is hard to read for others.',
    R07: 'The text makes data about a person public to everyone without that person’s consent.',
    R08: 'The text attacks a person by rude words or insults instead of describing what happened.',
    R09: 'The text, as it stands, breaks the law or the rights of others.',
    R10: 'The text leads away from the marketplace or gives contact details that everyone could use.',
    R11: 'Readers cannot tell from the text what happened in the deal.',
    proof: 'The reviewed person disputed the review and gave proof that contradicts what the text says.',
  },
  proven: 'statements that the reviewed person has proven to be untrue',
  law: (country) => `Law in force in this country: ${country}`,
  message: (text) => `Message from the person who decided: ${text}`,
  resubmit: (until) => `You may send a corrected review until ${until}.`,
  redress: (until) =>
    `If you do not agree, you may complain to us free of charge until ${until}; somebody who took no part in this decision will answer. You may also turn to an out-of-court dispute settlement body certified under Article 21 of Regulation (EU) 2022/2065, where that law applies to you, and to a court.`,
  headings: { facts: 'Facts', ground: 'Ground', redress: 'What you can do' },
};
