import type { RegistrationSpeech } from '../registrations.ts';

const all = { required: true, choices: [] as string[], trade: null };

/** What a seller of IZI is asked, in the order of the trades where it is about one. */
export const registrations: RegistrationSpeech = {
  main: 'offer',
  questions: [
    {
      ...all,
      key: 'offer',
      kind: 'long-text',
      label: {
        uk: 'Що ви продаєте або які послуги надаєте?',
        en: 'What do you sell, or which services do you offer?',
        cs: 'Co prodáváte nebo jaké služby nabízíte?',
      },
    },
    {
      ...all,
      key: 'years',
      kind: 'number',
      label: { uk: 'Скільки років ви цим займаєтеся?', en: 'For how many years?', cs: 'Kolik let se tomu věnujete?' },
    },
    {
      ...all,
      key: 'status',
      kind: 'choice',
      choices: ['Приватна особа', 'ФОП', 'Юридична особа'],
      label: { uk: 'Хто ви?', en: 'What are you?', cs: 'Kdo jste?' },
    },
    {
      ...all,
      key: 'delivery',
      kind: 'choice',
      choices: ['Пошта', 'Самовивіз', 'Пошта або самовивіз', 'Виїжджаю до замовника'],
      label: { uk: 'Як покупець отримає замовлене?', en: 'How is it handed over?', cs: 'Jak zboží předáváte?' },
    },
    {
      ...all,
      key: 'returns',
      kind: 'yes-no',
      label: {
        uk: 'Чи приймаєте ви повернення протягом 14 днів?',
        en: 'Do you take things back within 14 days?',
        cs: 'Přijímáte vrácení do 14 dnů?',
      },
    },
    {
      ...all,
      key: 'photos',
      kind: 'yes-no',
      required: false,
      since: 2,
      label: { uk: 'Чи всі фото ваші власні?', en: 'Are all photos your own?', cs: 'Jsou všechny fotky vaše?' },
    },
    {
      ...all,
      key: 'warranty',
      kind: 'yes-no',
      trade: 5,
      label: {
        uk: 'Чи даєте ви гарантію на вживану техніку?',
        en: 'Do you give a warranty on used appliances?',
        cs: 'Dáváte záruku na použité spotřebiče?',
      },
    },
    {
      ...all,
      key: 'permits',
      kind: 'text',
      trade: 9,
      label: {
        uk: 'Яку освіту або дозволи ви маєте?',
        en: 'Which training or permits do you have?',
        cs: 'Jaké máte vzdělání nebo oprávnění?',
      },
    },
  ],
  about: [
    'Продаю вживані телефони після діагностики, а також чохли, скло й зарядні пристрої.',
    'Складаю комп’ютери на замовлення, продаю комплектуючі, допомагаю підібрати під бюджет.',
    'Коляски, автокрісла й ліжечка після двох своїх дітей, усе випране й справне.',
    'Одяг і взуття зі стоку, переважно жіночі розміри, кожну річ фотографую сама.',
    'Роблю столи й полиці з дуба та ясена, під замовлення за вашими розмірами.',
    'Відновлюю пральні машини й холодильники, перевіряю добу під навантаженням.',
    'Велосипеди, намети й рюкзаки: купую, перебираю, продаю з описом усіх подряпин.',
    'Підручники, художня література, репетиторство з української та математики.',
    'Шини, диски й запчастини з розборки, підбираю за VIN-кодом.',
    'Клеїння шпалер, плитка, дрібний ремонт, виїжджаю по місту й області.',
  ],
  more: [
    'Відповідаю того самого дня.',
    'Надсилаю відео перед відправленням.',
    'Торг доречний.',
    'Чек надаю.',
    'Працюю без вихідних.',
    'Маю постійних клієнтів.',
  ],
  unclear: ['Різне, пишіть, домовимося.', 'Усе для дому, деталі телефоном.'],
  notSerious: ['йцукен', 'Просто перевіряю, як це працює.'],
  short: {
    status: ['Приватна особа', 'ФОП', 'Приватна особа', 'Юридична особа'],
    delivery: ['Пошта', 'Пошта або самовивіз', 'Самовивіз', 'Виїжджаю до замовника'],
    returns: ['yes', 'yes', 'no'],
    photos: ['yes', 'yes', 'no'],
    warranty: ['yes', 'no'],
    permits: [
      'Свідоцтво плиточника, 2014 рік',
      'Курси електриків, допуск до 1000 В',
      'Працюю без дипломів, 12 років досвіду',
    ],
  },
  asked: [
    'Напишіть, будь ласка, звідки у вас товар і скільки позицій плануєте виставити.',
    'За вказаним номером ніхто не відповідає. Підтвердьте, будь ласка, телефон.',
    'Ви вказали юридичну особу. Як вона називається?',
  ],
  welcome: 'Вітаємо серед продавців. Додайте фото й умови доставки.',
  refused: 'Коли зможете описати пропозицію докладніше, надішліть анкету знову.',
  escalated: 'Той самий телефон, що й у запису, закритого торік. Погляньте, будь ласка.',
  unrelated: 'Подружжя, кожен продає своє, перевірено телефоном.',
};
