import type { RegistrationWords } from './words.ts';

const list = new Intl.ListFormat('uk', { type: 'conjunction' });

export const uk: RegistrationWords = {
  measure: (marketplace, categories) =>
    `На маркетплейсі ${marketplace} ми не допустили вас як спеціаліста в таких категоріях: ${list.format([...categories])}.`,
  submitted: (id, at, version) => `Реєстрацію ${id} надіслано ${at}, анкета у версії ${version}.`,
  answered: (labels) => `Відповіді дано на такі запитання: ${labels.map((label) => `«${label}»`).join(', ')}.`,
  asked: (at) => `Ми просили доповнити відповіді ${at}.`,
  grounds: {
    ANSWERS_UNCLEAR: 'З відповідей незрозуміло, що ви пропонуєте і як працюєте.',
    NO_EXPERIENCE: 'Відповіді не підтверджують ні досвіду, ні навчання в тому, що ви хочете пропонувати.',
    NO_TRADE_LICENCE: 'Для того, що ви хочете пропонувати, потрібен дозвіл, а у відповідях його не названо.',
    CATEGORY_NOT_OFFERED: 'Роботи такого роду маркетплейс не пропонує.',
    CONTACTS_UNREACHABLE: 'За контактами облікового запису не вдалося нікого застати.',
    DUPLICATE_ACCOUNT: 'У вас тут уже є інший обліковий запис, а спеціаліст може мати один.',
    SUSPICIOUS_ACCOUNT: 'Дані облікового запису суперечать одне одному або тому, що про нього відомо.',
    BLOCKED_BEFORE: 'Попередній обліковий запис тієї самої особи закрито за порушення умов.',
    NOT_SERIOUS: 'Відповіді дано несерйозно.',
  },
};
