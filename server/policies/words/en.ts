import { counted } from '#server/platform/plural.ts';
import type { PolicyWords } from './words.ts';

const days = (count: number) => counted('en', count, { one: 'day', other: 'days' });
const either = new Intl.ListFormat('en', { type: 'disjunction' });
const CLOCK = {
  left: 'the review was submitted',
  published: 'the review was published',
  orderTerminal: 'the order ended',
};

export const en: PolicyWords = {
  reasons: {
    R01: 'advertising or a commercial offer',
    R02: 'a question instead of a statement',
    R03: 'experience of somebody else’s deal',
    R04: 'guesses and assumptions',
    R05: 'experience with the marketplace or a delivery firm',
    R06: 'words in capitals or in Latin script',
    R07: 'confidential or personal data',
    R08: 'rude, obscene or insulting words',
    R09: 'illegal content',
    R10: 'links or contact details',
    R11: 'meaningless text of one or a few words',
    R12: 'the author’s own request',
  },
  clauses: (platform, latin) => ({
    R01: 'A review contains no advertising and no commercial offers.',
    R02: 'A review states what happened; it does not ask questions.',
    R03: 'A review speaks of the author’s own deal, not of somebody else’s.',
    R04: 'A review contains no guesses and no assumptions.',
    R05: `A review speaks of the other party to the deal, not of experience with ${platform.withIt} or with delivery firms.`,
    R06: latin
      ? 'A review is not written in capital letters or in Latin script.'
      : 'A review is not written in capital letters.',
    R07: 'A review contains no confidential or personal data and no data of third parties, such as numbers of driving licences, military cards or tax codes.',
    R08: 'A review contains no rude or obscene words and no insults in any form.',
    R09: `A review contains no illegal content: nothing that breaks ${platform.law}, copyright or other rights of users.`,
    R10: 'A review contains no links and no contact details.',
    R11: 'A review is not a meaningless text of one or a few words.',
    R12: 'A review is taken down where its author asks for it.',
  }),
  checked: {
    who: (statuses, window) =>
      `A review can only be left by a party to an order that was ${either.format(statuses)}, about the other party to it, within ${days(window)} after the order ended.`,
    onePerListing:
      'Each person has at most one published review of the same person and listing; a review of a newer order replaces the earlier one.',
    onePerOrder: 'Each party leaves at most one review of an order.',
    allRead: 'A person reads every review before it is published; programs point out passages and decide nothing.',
    flaggedRead:
      'Programs look for passages that may break the rules; a person reads every review with a serious finding before it is published, and programs reject nothing.',
    blind: (hours) =>
      `Neither party sees what the other wrote until both reviews are in, or until ${counted('en', hours, { one: 'hour', other: 'hours' })} after the other party was told.`,
    reasons: (labels) =>
      `A review is rejected or removed only for these reasons: ${labels.join('; ')}. How many stars it gives is never a reason.`,
    capitalsOnly: 'words in capitals',
    redaction:
      'We may hide a part of a review, which is then marked; we never reword it and never change its stars. The author is told why.',
    dispute: (window, clock) =>
      `The reviewed person may dispute a review with proof until ${days(window)} after ${CLOCK[clock]}.`,
    rating: (from) =>
      `The rating is the average of all published reviews and is shown from ${counted('en', from, { one: 'review', other: 'reviews' })} on.`,
  },
};
