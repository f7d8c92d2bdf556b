import type { RegistrationWords } from './words.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

export const en: RegistrationWords = {
  measure: (marketplace, categories) =>
    `We did not admit you as a specialist of ${marketplace} in ${list.format([...categories])}.`,
  submitted: (id, at, version) =>
    `Registration ${id} was submitted on ${at}, with version ${version} of the questionnaire.`,
  answered: (labels) => `These questions were answered: ${labels.map((label) => `“${label}”`).join(', ')}.`,
  asked: (at) => `We asked for more on ${at}.`,
  grounds: {
    ANSWERS_UNCLEAR: 'The answers do not say what you offer and how you work.',
    NO_EXPERIENCE: 'The answers show no experience or training in what you want to offer.',
    NO_TRADE_LICENCE: 'What you want to offer needs a licence, and the answers name none.',
    CATEGORY_NOT_OFFERED: 'The marketplace does not offer work of this kind.',
    CONTACTS_UNREACHABLE: 'Nobody could be reached at the contacts of the account.',
    DUPLICATE_ACCOUNT: 'You have another account here already, and a specialist may have one.',
    SUSPICIOUS_ACCOUNT: 'What the account says of itself contradicts itself, or other things that are known of it.',
    BLOCKED_BEFORE: 'An earlier account of the same person was closed for a breach of the terms.',
    NOT_SERIOUS: 'The answers are not meant seriously.',
  },
};
