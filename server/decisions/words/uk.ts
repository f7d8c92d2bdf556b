import { counted } from '#server/platform/plural.ts';
import type { ReviewNamed, StatementWords } from './words.ts';

const list = new Intl.ListFormat('uk', { type: 'conjunction' });
const STATUS = { open: 'ще триває', completed: 'виконано', cancelled: 'скасовано' };
const named = (review: ReviewNamed) =>
  `ваш відгук до оголошення «${review.item}» (${counted('uk', review.stars, { one: 'зірка', few: 'зірки', many: 'зірок', other: 'зірки' })} з 5, надіслано ${review.submitted})`;
const clauseList = (clauses: readonly string[]) => list.format(clauses.map((clause) => `пункт ${clause}`));

export const uk: StatementWords = {
  dates: 'uk-UA',
  measure: {
    reject: (review, marketplace) => `На маркетплейсі ${marketplace} ми не опублікували ${named(review)}.`,
    redact: (review, marketplace) =>
      `На маркетплейсі ${marketplace} ми приховали частину тексту. Ідеться про ${named(review)}. Решта тексту й зірки не змінилися.`,
    remove: (review, marketplace) => `З маркетплейсу ${marketplace} ми видалили ${named(review)}.`,
  },
  scope: (marketplace, from) => `Це діє всюди, де ${marketplace} показує відгуки, з ${from}, без кінцевої дати.`,
  partHidden: 'Частину тексту замінено позначкою, решта лишається видимою.',
  facts: {
    review: (id, submitted, stars, characters, words) =>
      `Відгук ${id} надіслано ${submitted}, оцінка ${stars} з 5; у його тексті ${counted('uk', characters, { one: 'символ', few: 'символи', many: 'символів', other: 'символу' })}, ${counted('uk', words, { one: 'слово', few: 'слова', many: 'слів', other: 'слова' })}.`,
    published: (at) => `Публічним він був із ${at}.`,
    order: (item, status, ended) =>
      ended
        ? `Він стосується замовлення «${item}», стан: ${STATUS[status]}; замовлення завершилося ${ended}.`
        : `Він стосується замовлення «${item}», стан: ${STATUS[status]}.`,
    span: (from, to, shape, reason) => `Символи ${from}–${to} тексту («${shape}»): ${reason}.`,
    whole: (reason) => `Текст загалом: ${reason}.`,
    applied: (clauses, version) => `Застосовано: ${clauseList(clauses)} умов, версія правил ${version}.`,
    ownCheck: 'Ми виявили це під час власної перевірки відгуків.',
    dispute: (opened) => `Ми виявили це, розглядаючи оскарження відгуку, подане ${opened}.`,
  },
  programFound: 'На місця в тексті раніше вказала програма.',
  personFound: 'Жодна програма на це не вказувала.',
  personDecided: 'Рішення ухвалила людина.',
  ground: (marketplace, clause, version, rule) =>
    `Умови ${marketplace}, пункт ${clause} (версія правил ${version}): «${rule}»`,
  groundWithoutClause: (marketplace, version, reason) =>
    `Умови ${marketplace} (версія правил ${version}) не допускають у відгуку: ${reason}.`,
  terms: (marketplace, clauses, version) => `Умови ${marketplace}, ${clauseList(clauses)}, версія правил ${version}`,
  why: {
    R01: 'Текст рекламує товари, послуги чи пропозиції замість розповіді про цю угоду.',
    R02: 'У тексті щось запитують; із питання читачі нічого не дізнаються про угоду.',
    R03: 'Текст розповідає про угоду, стороною якої автор не був.',
    R04: 'Текст подає як факт те, що автор лише припускає.',
    R05: 'Текст — про маркетплейс або доставку, за які оцінена особа не відповідає.',
    R06: 'Текст написано так, як умови не дозволяють, і іншим його важко читати.',
    R07: 'Текст відкриває всім дані про людину без її згоди.',
    R08: 'Текст нападає на людину грубими словами чи образами замість того, щоб описати, що сталося.',
    R09: 'Текст у такому вигляді порушує закон або права інших.',
    R10: 'Текст веде за межі маркетплейсу або містить контакти, якими міг би скористатися будь-хто.',
    R11: 'З тексту читачі не зрозуміють, що сталося в угоді.',
    proof: 'Оцінена особа оскаржила відгук і надала докази, які суперечать тексту.',
  },
  proven: 'твердження, неправдивість яких оцінена особа довела',
  law: (country) => `Законодавство, чинне в країні: ${country}`,
  message: (text) => `Повідомлення від того, хто вирішував: ${text}`,
  resubmit: (until) => `Виправлений відгук можна надіслати до ${until}.`,
  redress: (until) =>
    `Якщо ви не згодні, можете безкоштовно подати нам скаргу до ${until}; відповість той, хто не брав участі в цьому рішенні. Можна також звернутися до органу позасудового врегулювання спорів, сертифікованого за статтею 21 Регламенту (ЄС) 2022/2065, якщо він на вас поширюється, і до суду.`,
  headings: { facts: 'Обставини', ground: 'Підстава', redress: 'Що ви можете зробити' },
};
