import type { RegistrationWords } from './words.ts';

const list = new Intl.ListFormat('cs', { type: 'conjunction' });

export const cs: RegistrationWords = {
  measure: (marketplace, categories) =>
    `Na tržišti ${marketplace} jsme vás nepřijali jako specialistu v těchto kategoriích: ${list.format([...categories])}.`,
  submitted: (id, at, version) => `Registrace ${id} byla odeslána ${at}, dotazník ve verzi ${version}.`,
  answered: (labels) => `Zodpovězeny byly tyto otázky: ${labels.map((label) => `„${label}“`).join(', ')}.`,
  asked: (at) => `Na doplnění jsme se ptali ${at}.`,
  grounds: {
    ANSWERS_UNCLEAR: 'Z odpovědí není poznat, co nabízíte a jak pracujete.',
    NO_EXPERIENCE: 'Odpovědi nedokládají praxi ani vzdělání v tom, co chcete nabízet.',
    NO_TRADE_LICENCE: 'K tomu, co chcete nabízet, je potřeba oprávnění, a odpovědi žádné neuvádějí.',
    CATEGORY_NOT_OFFERED: 'Práce tohoto druhu tržiště nenabízí.',
    CONTACTS_UNREACHABLE: 'Na kontaktech uvedených u účtu se nepodařilo nikoho zastihnout.',
    DUPLICATE_ACCOUNT: 'Jiný účet tu už máte, a specialista smí mít jeden.',
    SUSPICIOUS_ACCOUNT: 'Údaje o účtu si odporují navzájem nebo odporují tomu, co je o něm známo odjinud.',
    BLOCKED_BEFORE: 'Dřívější účet téže osoby byl pro porušení podmínek zrušen.',
    NOT_SERIOUS: 'Odpovědi nejsou míněny vážně.',
  },
};
