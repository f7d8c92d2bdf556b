/** Words of the registrations desk: answers, accounts that may be one person, grounds. */
export const registrations = {
  asks: '%{name} wants to be admitted as a specialist: %{categories}.',
  answers: 'Answers',
  form: 'questionnaire, version %{version}',
  unanswered: 'Left out',
  yes: 'Yes',
  no: 'No',
  askedBefore: 'Asked by the desk:',
  answerUntil: 'Answer awaited until',
  sameName: '%{smart_count} other account is called alike |||| %{smart_count} other accounts are called alike',
  earlier: 'Earlier registrations',
  document: 'Identity check',
  noDocument: 'none yet',
  phoneWrong: '%{phone}, no possible number',
  accounts: '%{smart_count} account may be the same person |||| %{smart_count} accounts may be the same person',
  judge: 'What %{name} is to this account',
  ask: {
    title: 'Ask %{name}',
    more: 'The case waits for %{smart_count} hour; the answer is the questionnaire sent again. |||| The case waits for %{smart_count} hours; the answer is the questionnaire sent again.',
  },
  refuse: {
    title: 'Refuse %{name}',
    more: 'The person gets a statement of reasons, can complain, and may apply again.',
    grounds: 'Why the person is not admitted',
    wrong: {
      none: 'Choose why the person is not admitted.',
      most: '%{max} grounds at most. Take one back first.',
    },
  },
};

export const registrationResources = {
  registrations: {
    name: 'Registration |||| Registrations',
  },
  questionnaires: {
    name: 'Questionnaire |||| Questionnaires',
  },
};

export const registrationNever = {
  registrations: 'They come when specialists fill in the questionnaire, through the API key of your marketplace.',
  questionnaires: 'Without a questionnaire every specialist is admitted. Write the first version.',
};

/** Words of the registers of registrations and questionnaires. */
export const registrationRegisters = {
  registration: {
    title: 'Registration %{id}',
    grounds: 'Grounds',
    standing: 'How it stands',
    noGrounds: 'Nothing speaks against it so far.',
    cases: 'Cases about it',
    decisions: 'Decisions about it',
    facts: 'The registration',
  },
  questionnaire: {
    title: 'Questionnaire of %{marketplace}, version %{version}',
    next: 'Next version…',
    questions: 'Questions',
    number: '%{at}. %{key}',
    one: 'Question %{at}',
    required: 'must be answered',
    optional: 'may be left out',
    choices: 'Choices',
    choicesHint: 'One a line, at least two.',
    lead: 'Saving puts version %{next} in force at once. Answers to earlier versions keep the words that they answered.',
    save: 'Put version %{version} in force',
    saved: 'Version %{version} is in force.',
    add: 'Add a question',
    words: 'Question (%{language})',
    kind: 'How it is answered',
    of: 'Of whom it is asked',
    everybody: 'Everybody',
    key: 'Key',
    keyHint: 'Small letters and hyphens. Keep it when only the words change.',
    mustAnswer: 'Must be answered',
    up: 'Move up: %{name}',
    down: 'Move down: %{name}',
    remove: 'Remove: %{name}',
  },
};

/** The closed lists of registrations, in words. `long` is what the person reads. */
export const registrationWords = {
  registrationStates: {
    submitted: 'To be checked',
    asked: 'Asked',
    accepted: 'Admitted',
    refused: 'Not admitted',
    withdrawn: 'Withdrawn',
  },
  questionKinds: {
    text: 'One line',
    'long-text': 'Several lines',
    choice: 'Choice',
    'yes-no': 'Yes or no',
    number: 'Number',
  },
  registrationReasons: {
    ANSWERS_UNCLEAR: {
      short: 'Answers unclear',
      long: 'The answers do not say what you offer and how you work.',
    },
    NO_EXPERIENCE: {
      short: 'No experience',
      long: 'The answers show no experience or training in what you want to offer.',
    },
    NO_TRADE_LICENCE: {
      short: 'No licence',
      long: 'What you want to offer needs a licence, and the answers name none.',
    },
    CATEGORY_NOT_OFFERED: {
      short: 'Category not offered',
      long: 'The marketplace does not offer work of this kind.',
    },
    CONTACTS_UNREACHABLE: {
      short: 'Contacts unreachable',
      long: 'Nobody could be reached at the contacts of the account.',
    },
    DUPLICATE_ACCOUNT: {
      short: 'Second account',
      long: 'You have another account here already, and a specialist may have one.',
    },
    SUSPICIOUS_ACCOUNT: {
      short: 'Suspicious account',
      long: 'What the account says of itself contradicts itself, or other things that are known of it.',
    },
    BLOCKED_BEFORE: {
      short: 'Closed before',
      long: 'An earlier account of the same person was closed for a breach of the terms.',
    },
    NOT_SERIOUS: {
      short: 'Not serious',
      long: 'The answers are not meant seriously.',
    },
  },
};
