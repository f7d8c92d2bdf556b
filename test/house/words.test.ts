import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS } from '#client/audit/actions.ts';
import { messages as cs } from '#client/i18n/cs/index.ts';
import { messages as en } from '#client/i18n/en/index.ts';
import { messages as uk } from '#client/i18n/uk/index.ts';
import * as words from '#db/words.ts';
import { REFUSALS } from '#server/platform/refusal.ts';

const root = join(import.meta.dirname, '../..');
const FORMS = { en: 2, cs: 3, uk: 3 };
const OTHERS = { cs, uk };

/** Words that are right to be alike: names, signs, formats, and what Czech or Ukrainian borrowed letter by letter. */
const ALIKE: readonly RegExp[] = [
  /^app\.title$/,
  /^app\.clock\.steps\./,
  /^app\.(signIn|setUp)\.email$/,
  /^kit\.time\.(seconds|hours|wholeHours|days|inZone|none)$/,
  /^kit\.rating\.shown$/,
  /^kit\.table\.export$/,
  /^kit\.hidden\.badge$/,
  /^desk\.money\.ageOnly$/,
  /^desk\.documents\.(whatShort|picture\.size|short\.id-card)$/,
  /^home\.(cityTime|webhooksLead)$/,
  /^registers\.fields\.(id|email|text)$/,
  /^desk\.similar\.text$/,
  /^settings\.staff\.(email|role)$/,
  /^words\.roles\.auditor$/,
  /^words\.subjects\.(webhook|export)$/,
  /^resources\.webhooks\.name$/,
  /^ra\.boolean\.null$/,
  /^ra\.auth\.email$/,
  /^ra\.page\.(list|edit|show)$/,
];

function flat(tree: object, at = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(at + key, value);
    else for (const [deeper, text] of flat(value, `${at}${key}.`)) found.set(deeper, text);
  }
  return found;
}
const english = flat(en);
const placeholders = (text: string) => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort();

function filesUnder(folder: string, ends: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.test(name))
    .map((name) => join(folder, name));
}
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe.each(Object.entries(OTHERS))('%s', (_language, messages) => {
  const own = flat(messages);

  test('has every key that English has, and no other', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('keeps every value that a sentence carries', () => {
    const broken = [...english].filter(([key, text]) => {
      // A form for one may drop the number, so all forms together must name the same values.
      return placeholders(own.get(key) ?? '').join() !== placeholders(text).join() && !key.startsWith('ra.');
    });
    expect(broken.map(([key]) => key)).toEqual([]);
  });

  test('is translated: no text equals the English one outside the list of words that are alike', () => {
    const same = [...english].filter(
      ([key, text]) => own.get(key) === text && /\p{L}/u.test(text.replace(/%\{\w+\}/g, '')),
    );
    expect(same.map(([key]) => key).filter((key) => !ALIKE.some((alike) => alike.test(key)))).toEqual([]);
  });
});

test.each(Object.entries({ en, ...OTHERS }))(
  '%s: a word that counts has all forms of its language',
  (language, messages) => {
    const wrong = [...flat(messages)].filter(([key, text]) => {
      const forms = text.split('||||').length;
      return english.get(key)?.includes('||||') ? forms !== FORMS[language as keyof typeof FORMS] : forms !== 1;
    });
    // React-admin's English counts what ours says without a count; ours may then count as well.
    expect(wrong.map(([key]) => key).filter((key) => !key.startsWith('ra.'))).toEqual([]);
    expect(wrong.filter(([, text]) => text.split('||||').length === 2 && language !== 'en')).toEqual([]);
  },
);

test('quotation marks and dots are those of print', () => {
  const typewriter = Object.entries({ en, ...OTHERS }).flatMap(([language, messages]) =>
    [...flat(messages)]
      .filter(([key, text]) => !key.startsWith('ra.') && /"|\.\.\.|\w'\w/.test(text))
      .map(([key]) => `${language} ${key}`),
  );
  expect(typewriter).toEqual([]);
});

test('every refusal of the server has its words, and no refusal is invented', () => {
  const known = [...Object.keys(REFUSALS), 'offline', 'unexpected', 'fields'];
  expect(Object.keys(en.refusals).sort()).toEqual(known.sort());
});

test('every act that the server records, and every event of a timeline, has its words', () => {
  const recorded = filesUnder('server', /\.ts$/).flatMap((path) =>
    [...read(path).matchAll(/(?:(?:action|kind): |(?:trace|record)\w*\([^)\n]*?)'([a-z-]+\.[a-z-]+)'/g)].map(
      ([, act]) => act ?? '',
    ),
  );
  const outcomes = words.ALL_OUTCOMES.map((outcome) => `decision.${outcome}`);
  const orders = words.ORDER_STATUSES.map((status) => `order.${status}`);
  const missing = [...new Set([...recorded, ...AUDIT_ACTIONS, ...outcomes, ...orders])].filter(
    (act) => !Object.hasOwn(en.trail, act),
  );
  expect(missing).toEqual([]);
});

const LISTS = {
  roles: words.ROLES,
  permissions: words.PERMISSIONS,
  rights: words.API_KEY_RIGHTS,
  personKinds: words.PERSON_KINDS,
  orderStatuses: words.ORDER_STATUSES,
  cancelledBy: words.CANCELLED_BY,
  reviewStatuses: words.REVIEW_STATUSES,
  reviewSources: words.REVIEW_SOURCES,
  disputeStatuses: words.DISPUTE_STATUSES,
  grounds: words.DISPUTE_GROUNDS,
  parties: words.PARTIES,
  disputeClocks: words.DISPUTE_CLOCKS,
  uniquePer: words.UNIQUE_PER,
  preModeration: words.PRE_MODERATION,
  reasons: words.REJECTION_REASONS,
  queues: words.QUEUES,
  caseStates: words.CASE_STATES,
  views: words.CASE_VIEWS,
  skipReasons: words.SKIP_REASONS,
  priorities: words.PRIORITY_REASONS,
  outcomes: words.ALL_OUTCOMES,
  decisionStates: words.DECISION_STATES,
  outboxStates: words.OUTBOX_STATES,
  topics: words.TOPICS,
  subjects: words.SUBJECT_KINDS,
  actors: words.ACTOR_KINDS,
  documentTypes: words.DOCUMENT_TYPES,
  documentSides: words.DOCUMENT_SIDES,
  documentStates: words.DOCUMENT_STATES,
  legalBases: words.LEGAL_BASES,
  checkCodes: words.CHECK_CODES,
  checkGroups: words.CHECK_GROUPS,
  checkResults: words.CHECK_RESULTS,
  documentReasons: words.DOCUMENT_REASONS,
  dispositions: words.DISPOSITIONS,
  scanStates: words.SCAN_STATES,
  pictureHints: words.PICTURE_HINTS,
  identityKinds: words.IDENTITY_KINDS,
  linkVerdicts: words.LINK_VERDICTS,
  badgeStates: words.BADGE_STATES,
  accessPurposes: words.ACCESS_PURPOSES,
  accessOutcomes: words.ACCESS_OUTCOMES,
  holdStates: words.HOLD_STATES,
  chargebacks: words.CHARGEBACKS,
  escrowStates: words.ESCROW_DISPUTE_STATES,
  escrowEnds: words.ESCROW_ENDS,
  escrowReasons: words.ESCROW_REASONS,
  escrowOrigins: words.ESCROW_ORIGINS,
  holdAttention: words.HOLD_ATTENTION,
  holdClaims: words.HOLD_CLAIMS,
  offerBy: words.OFFER_BY,
  offerStates: words.OFFER_STATES,
  escrowEvidence: words.ESCROW_EVIDENCE,
  evidenceVisibility: words.EVIDENCE_VISIBILITY,
  approvalKinds: words.APPROVAL_KINDS,
  approvalStates: words.APPROVAL_STATES,
  secondReasons: words.SECOND_REASONS,
  journalKinds: words.JOURNAL_KINDS,
  transferCodes: words.TRANSFER_CODES,
  accountKinds: words.ACCOUNT_KINDS,
  instructionKinds: words.INSTRUCTION_KINDS,
  instructionStates: words.INSTRUCTION_STATES,
  feeOnRefund: words.FEE_ON_REFUND,
  registrationStates: words.REGISTRATION_STATES,
  registrationReasons: words.REGISTRATION_REASONS,
  questionKinds: words.QUESTION_KINDS,
};
test.each(Object.entries(LISTS))(
  'every word of the closed list “%s” is translated, and none is left over',
  (group, list) => {
    expect(Object.keys(en.words[group as keyof typeof LISTS]).sort()).toEqual([...list].sort());
  },
);

test('no key is unused', () => {
  const sources = filesUnder('client', /\.tsx?$/)
    .filter((path) => !/i18n[\\/](en|cs|uk)[\\/]/.test(path))
    .map(read)
    .join('\n');
  const named = [
    ...sources.matchAll(
      /(['"`])((?:app|desk|home|kit|registers|resources|settings|words)\.(?:[^'"`$]|\$\{[^}]*\})*)\1/g,
    ),
  ].map(([, , key]) => key ?? '');
  // `useChoices` and `StatusChip` name a group of closed lists, whose words stand in for the whole.
  const groups = [...sources.matchAll(/useChoices\(\s*'(\w+)'|\bof(?:=|: )["'](\w+)["']/g)].map(
    ([, choices, chip]) => `words.${choices ?? chip}.\${any}`,
  );
  const patterns = [...named, ...groups]
    .filter((key) => !key.startsWith('words.${'))
    .map(
      (key) =>
        new RegExp(
          `^${key
            .split(/\$\{[^}]*\}/)
            .map((part) => part.replaceAll('.', '\\.'))
            .join('.+')}$`,
        ),
    );
  const unused = [...english.keys()].filter(
    (key) => !/^(ra|refusals|trail)\./.test(key) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

test('whatever the filter can find has its words, and none is left over', () => {
  const found = filesUnder('server/screening', /\.ts$/).flatMap((path) => {
    const source = read(path);
    const named = [...source.matchAll(/\bof\('R\d\d', '([a-z-]+)'/g)].map(([, sub]) => sub);
    // A `sub` up to its comma, the arguments of a hit, and the kinds of rude words with their confidence.
    const near = [...source.matchAll(/\bsub: ([^,{}]+)|\bhit\(([^)]+)|const CONFIDENCE = (\{[^}]+)/g)].flatMap(
      ([, sub, args, kinds]) =>
        kinds
          ? [...kinds.matchAll(/(\w+): \d/g)].map(([, kind]) => kind)
          : [...(sub ?? args ?? '').matchAll(/'([a-z][a-z-]+)'/g)].map(([, kind]) => kind),
    );
    return [...named, ...near];
  });
  expect(Object.keys(en.words.findings).sort()).toEqual([...new Set(found)].sort());
});
