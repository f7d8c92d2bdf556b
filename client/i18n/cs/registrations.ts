/** Slova pracoviště registrací: odpovědi, účty téže osoby, důvody. */
export const registrations = {
  asks: '%{name} chce být přijat mezi specialisty: %{categories}.',
  answers: 'Odpovědi',
  form: 'dotazník, verze %{version}',
  unanswered: 'Nezodpovězeno',
  yes: 'Ano',
  no: 'Ne',
  askedBefore: 'Dotaz pracovníka:',
  answerUntil: 'Na odpověď se čeká do',
  sameName:
    '%{smart_count} další účet má stejné jméno |||| %{smart_count} další účty mají stejné jméno |||| %{smart_count} dalších účtů má stejné jméno',
  earlier: 'Dřívější registrace',
  document: 'Ověření dokladu',
  noDocument: 'zatím žádné',
  phoneWrong: '%{phone}, takové číslo být nemůže',
  accounts:
    '%{smart_count} účet může patřit téže osobě |||| %{smart_count} účty mohou patřit téže osobě |||| %{smart_count} účtů může patřit téže osobě',
  judge: 'Vztah účtu %{name} k tomuto účtu',
  ask: {
    title: 'Zeptat se: %{name}',
    more: 'Případ počká %{smart_count} hodinu; odpovědí je znovu odeslaný dotazník. |||| Případ počká %{smart_count} hodiny; odpovědí je znovu odeslaný dotazník. |||| Případ počká %{smart_count} hodin; odpovědí je znovu odeslaný dotazník.',
  },
  refuse: {
    title: 'Nepřijmout: %{name}',
    more: 'Osoba dostane odůvodnění, může podat stížnost a může se přihlásit znovu.',
    grounds: 'Proč osobu nepřijmout',
    wrong: {
      none: 'Vyberte, proč osobu nepřijmout.',
      most: 'Nejvýše %{max} důvodů. Nejdřív některý odeberte.',
    },
  },
};

export const registrationResources = {
  registrations: {
    name: 'Registrace |||| Registrace |||| Registrace',
  },
  questionnaires: {
    name: 'Dotazník |||| Dotazníky |||| Dotazníky',
  },
};

export const registrationNever = {
  registrations: 'Přibudou, až specialisté vyplní dotazník, přes klíč API vašeho tržiště.',
  questionnaires: 'Bez dotazníku je přijat každý specialista. Napište první verzi.',
};

/** Slova seznamů registrací a dotazníků. */
export const registrationRegisters = {
  registration: {
    title: 'Registrace %{id}',
    grounds: 'Důvody',
    standing: 'Jak je na tom',
    noGrounds: 'Zatím nic nebrání přijetí.',
    cases: 'Případy k ní',
    decisions: 'Rozhodnutí o ní',
    facts: 'Registrace',
  },
  questionnaire: {
    title: 'Dotazník tržiště %{marketplace}, verze %{version}',
    next: 'Další verze…',
    questions: 'Otázky',
    number: '%{at}. %{key}',
    one: 'Otázka %{at}',
    required: 'povinná',
    optional: 'nepovinná',
    choices: 'Možnosti',
    choicesHint: 'Jedna na řádek, aspoň dvě.',
    lead: 'Uložením začne ihned platit verze %{next}. Odpovědi na dřívější verze si ponechávají znění, na které odpovídaly.',
    save: 'Začít používat verzi %{version}',
    saved: 'Platí verze %{version}.',
    add: 'Přidat otázku',
    words: 'Otázka (%{language})',
    kind: 'Jak se odpovídá',
    of: 'Komu se klade',
    everybody: 'Všem',
    key: 'Klíč',
    keyHint: 'Malá písmena bez diakritiky a spojovníky. Při změně znění ho ponechte.',
    mustAnswer: 'Odpověď je povinná',
    up: 'Posunout nahoru: %{name}',
    down: 'Posunout dolů: %{name}',
    remove: 'Odebrat: %{name}',
  },
};

/** Uzavřené seznamy registrací slovy. `long` čte osoba. */
export const registrationWords = {
  registrationStates: {
    submitted: 'K posouzení',
    asked: 'Dotázán',
    accepted: 'Přijat',
    refused: 'Nepřijat',
    withdrawn: 'Vzato zpět',
  },
  questionKinds: {
    text: 'Jeden řádek',
    'long-text': 'Více řádků',
    choice: 'Výběr',
    'yes-no': 'Ano, nebo ne',
    number: 'Číslo',
  },
  registrationReasons: {
    ANSWERS_UNCLEAR: {
      short: 'Nejasné odpovědi',
      long: 'Z odpovědí není poznat, co nabízíte a jak pracujete.',
    },
    NO_EXPERIENCE: {
      short: 'Bez praxe',
      long: 'Odpovědi nedokládají praxi ani vzdělání v tom, co chcete nabízet.',
    },
    NO_TRADE_LICENCE: {
      short: 'Bez oprávnění',
      long: 'K tomu, co chcete nabízet, je potřeba oprávnění, a odpovědi žádné neuvádějí.',
    },
    CATEGORY_NOT_OFFERED: {
      short: 'Kategorie mimo nabídku',
      long: 'Práce tohoto druhu tržiště nenabízí.',
    },
    CONTACTS_UNREACHABLE: {
      short: 'Nezastižitelné kontakty',
      long: 'Na kontaktech uvedených u účtu se nepodařilo nikoho zastihnout.',
    },
    DUPLICATE_ACCOUNT: {
      short: 'Druhý účet',
      long: 'Jiný účet tu už máte, a specialista smí mít jeden.',
    },
    SUSPICIOUS_ACCOUNT: {
      short: 'Podezřelý účet',
      long: 'Údaje o účtu si odporují navzájem nebo odporují tomu, co je o něm známo odjinud.',
    },
    BLOCKED_BEFORE: {
      short: 'Dříve zrušený účet',
      long: 'Dřívější účet téže osoby byl pro porušení podmínek zrušen.',
    },
    NOT_SERIOUS: {
      short: 'Nemíněno vážně',
      long: 'Odpovědi nejsou míněny vážně.',
    },
  },
};
