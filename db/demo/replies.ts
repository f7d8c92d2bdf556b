import type { Language, Outcome, Queue } from '../words.ts';

/** A reply as both marketplaces begin with it, in the words of each language. */
export interface DemoReply {
  queue: Queue;
  outcomes: readonly Outcome[];
  names: Record<Language, string>;
  bodies: Record<Language, string>;
}

export const REPLIES: readonly DemoReply[] = [
  {
    queue: 'reviews',
    outcomes: ['reject'],
    names: { en: 'Rejected, with the reasons', cs: 'Zamítnuto s důvody', uk: 'Відхилено з причинами' },
    bodies: {
      en: 'Hello {person}, we could not publish your review of “{listing}”. Our rules do not allow: {reasons}. You may send a corrected review; the stars you gave are not the reason.',
      cs: 'Dobrý den, {person}, vaši recenzi k nabídce „{listing}“ jsme nemohli zveřejnit. Pravidla nedovolují: {reasons}. Můžete poslat opravenou recenzi; počet hvězdiček důvodem není.',
      uk: 'Вітаємо, {person}! Ваш відгук до оголошення «{listing}» ми не змогли опублікувати. Правила не дозволяють: {reasons}. Можете надіслати виправлений відгук; кількість зірок не є причиною.',
    },
  },
  {
    queue: 'reviews',
    outcomes: ['reject'],
    names: { en: 'Contact details in the text', cs: 'Kontaktní údaje v textu', uk: 'Контакти в тексті' },
    bodies: {
      en: 'Hello {person}, your review of “{listing}” holds a link or contact details, so everyone could use them. Please leave them out and send the review again.',
      cs: 'Dobrý den, {person}, ve vaší recenzi k nabídce „{listing}“ je odkaz nebo kontaktní údaj, který by mohl použít kdokoli. Vynechte ho, prosím, a pošlete recenzi znovu.',
      uk: 'Вітаємо, {person}! У вашому відгуку до оголошення «{listing}» є посилання або контактні дані, якими міг би скористатися будь-хто. Приберіть їх, будь ласка, і надішліть відгук ще раз.',
    },
  },
  {
    queue: 'reviews',
    outcomes: ['reject'],
    names: { en: 'A question, not an experience', cs: 'Otázka místo zkušenosti', uk: 'Питання замість досвіду' },
    bodies: {
      en: 'Hello {person}, your text about “{listing}” asks something, and readers learn nothing about the deal from it. Tell what happened in order {order}; questions are answered by our support.',
      cs: 'Dobrý den, {person}, váš text k nabídce „{listing}“ se ptá a čtenáři se z něj o obchodu nic nedozvědí. Napište, jak proběhla objednávka {order}; na otázky odpoví naše podpora.',
      uk: 'Вітаємо, {person}! Ваш текст до оголошення «{listing}» містить питання, і читачі нічого не дізнаються з нього про угоду. Розкажіть, як минуло замовлення {order}; на питання відповість наша підтримка.',
    },
  },
  {
    queue: 'reviews',
    outcomes: ['reject'],
    names: { en: 'Too short to help', cs: 'Příliš krátké', uk: 'Надто коротко' },
    bodies: {
      en: 'Hello {person}, thank you for {stars} of 5 stars for “{listing}”. The text is too short to help anyone. Two or three sentences on what went well or badly are enough.',
      cs: 'Dobrý den, {person}, děkujeme za hodnocení {stars} z 5 u nabídky „{listing}“. Text je tak krátký, že nikomu nepomůže. Stačí dvě nebo tři věty o tom, co se povedlo a co ne.',
      uk: 'Вітаємо, {person}! Дякуємо за оцінку {stars} з 5 для оголошення «{listing}». Текст надто короткий, щоб комусь допомогти. Досить двох-трьох речень про те, що вдалося, а що ні.',
    },
  },
  {
    queue: 'reviews',
    outcomes: ['redact'],
    names: { en: 'A part is hidden', cs: 'Část je začerněná', uk: 'Частину приховано' },
    bodies: {
      en: 'Hello {person}, your review of “{listing}” is published without one passage, because our rules do not allow: {reasons}. The rest of the text and the stars are unchanged.',
      cs: 'Dobrý den, {person}, vaši recenzi k nabídce „{listing}“ zveřejňujeme bez jednoho místa, protože pravidla nedovolují: {reasons}. Zbytek textu a hvězdičky zůstaly beze změny.',
      uk: 'Вітаємо, {person}! Ваш відгук до оголошення «{listing}» опубліковано без одного місця, бо правила не дозволяють: {reasons}. Решта тексту й зірки не змінилися.',
    },
  },
  {
    queue: 'review-disputes',
    outcomes: ['keep'],
    names: { en: 'The review stays', cs: 'Recenze zůstává', uk: 'Відгук залишається' },
    bodies: {
      en: 'We looked at the review of “{listing}” once more. What was shown does not prove that it is wrong, so it stays as it is. {marketplace}, {date}',
      cs: 'Recenzi k nabídce „{listing}“ jsme znovu prošli. Předložené podklady nedokazují, že není pravdivá, a proto zůstává beze změny. {marketplace}, {date}',
      uk: 'Ми ще раз розглянули відгук до оголошення «{listing}». Надане не доводить, що він неправдивий, тому відгук залишається без змін. {marketplace}, {date}',
    },
  },
  {
    queue: 'review-disputes',
    outcomes: ['remove'],
    names: { en: 'The review is removed', cs: 'Recenzi odstraňujeme', uk: 'Відгук видалено' },
    bodies: {
      en: 'The review of “{listing}” (order {order}) is removed. Reason: {reasons}. The rating no longer counts it.',
      cs: 'Recenzi k nabídce „{listing}“ (objednávka {order}) odstraňujeme. Důvod: {reasons}. Do hodnocení se už nepočítá.',
      uk: 'Відгук до оголошення «{listing}» (замовлення {order}) видалено. Причина: {reasons}. У рейтингу він більше не враховується.',
    },
  },
  {
    queue: 'review-disputes',
    outcomes: ['redact'],
    names: { en: 'A part of it is hidden', cs: 'Část recenze je začerněná', uk: 'Частину відгуку приховано' },
    bodies: {
      en: 'One passage of the review of “{listing}” is hidden: {reasons}. The rest stays, since it tells of the deal itself.',
      cs: 'Jedno místo v recenzi k nabídce „{listing}“ jsme začernili: {reasons}. Zbytek zůstává, protože popisuje samotný obchod.',
      uk: 'Одне місце у відгуку до оголошення «{listing}» приховано: {reasons}. Решта залишається, бо розповідає про саму угоду.',
    },
  },
  {
    queue: 'review-disputes',
    outcomes: ['apply-edit'],
    names: { en: 'The agreed wording', cs: 'Znění po dohodě', uk: 'Узгоджений текст' },
    bodies: {
      en: 'Both sides agreed on a new wording of the review of “{listing}”. It takes the place of the old one today, {date}.',
      cs: 'Obě strany se dohodly na novém znění recenze k nabídce „{listing}“. Dnes, {date}, nahradí původní text.',
      uk: 'Обидві сторони погодили новий текст відгуку до оголошення «{listing}». Сьогодні, {date}, він замінить попередній.',
    },
  },
  {
    queue: 'review-disputes',
    outcomes: ['ask'],
    names: { en: 'Please send proof', cs: 'Prosba o podklady', uk: 'Прохання надати докази' },
    bodies: {
      en: 'Please send what shows how order {order} went: photographs, messages or a receipt. Without an answer we decide by what we have.',
      cs: 'Pošlete nám, prosím, podklady o průběhu objednávky {order}: fotografie, zprávy nebo účtenku. Bez odpovědi rozhodneme podle toho, co máme.',
      uk: 'Надішліть, будь ласка, те, що показує, як минуло замовлення {order}: фотографії, повідомлення чи чек. Без відповіді ми вирішимо за тим, що маємо.',
    },
  },
];
