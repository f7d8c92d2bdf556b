import { expect, test } from 'vitest';
import type { TextLanguage } from '#db/words.ts';
import { screen } from '#server/screening/screen.ts';

const contacts = (text: string, language: TextLanguage) =>
  screen(text, { language, latinIsR06: false })
    .filter(({ reason, confidence }) => reason === 'R10' && confidence >= 0.6)
    .map(({ sub, start, end }) => [sub, text.slice(start, end)]);

test.each<[TextLanguage, string, string, string]>([
  ['uk', 'Пишіть на olx.ua, там є все.', 'url', 'olx.ua'],
  ['uk', 'Каталог https://example.com/a?b=1.', 'url', 'https://example.com/a?b=1'],
  ['uk', 'Пошта:ivan.k+1@example.com.ua', 'email', 'ivan.k+1@example.com.ua'],
  ['ru', 'Почта моя такаяivan@example.com пишу', 'email', 'ivan@example.com'],
  ['uk', 'Мій нік @petro_m, шукайте.', 'handle', '@petro_m'],
  ['uk', 'Дзвоніть 067 123 45 67 увечері', 'phone', '067 123 45 67'],
  ['uk', 'Дзвоніть +38(067)1234567 увечері', 'phone', '+38(067)1234567'],
  ['uk', 'Дзвоніть 067 123 45 67, 050 765 43 21 увечері', 'phone', '050 765 43 21'],
  ['uk', 'Номер O67 I23 45 67 для своїх', 'phone-disguised', 'O67 I23 45 67'],
  ['uk', 'ivan собака gmail крапка com пишіть сюди', 'email-disguised', 'ivan собака gmail крапка com'],
  ['cs', 'jan zavináč seznam tečka cz je můj mail', 'email-disguised', 'jan zavináč seznam tečka cz'],
  ['cs', 'Volejte 777 123 456, domluvíme se.', 'phone', '777 123 456'],
  ['en', 'Text me at +380671234567 for a price', 'phone', '+380671234567'],
  ['en', 'Add me on telegram, it is cheaper', 'messenger', 'Add me on telegram'],
])('%s: “%s” holds a contact', (language, text, sub, passage) => {
  expect(contacts(text, language)).toContainEqual([sub, passage]);
});

test.each<[string, TextLanguage, string]>([
  ['a full stop without a blank', 'uk', 'Ціна 5.000.Доставка за мій рахунок.Все чесно. Сказав другому.VA'],
  ['a brand that ends like a domain', 'uk', 'Дивимося Sweet.TV щодня, приставка працює.'],
  ['bare nine digits in Ukraine', 'uk', 'Артикул 391711165 підійшов, серійний номер 378920312.'],
  ['the number of a Czech order', 'cs', 'Objednávka číslo 777123456 dorazila.'],
  ['a price in Czech millions', 'cs', 'Rekonstrukce stála 100 000 000 korun.'],
  ['the size of a lens', 'cs', 'Objektiv 28-100/1.8-4.9 je ostrý.'],
  ['a messenger without an invitation', 'ru', 'Хотел запостить фото в Инстаграм, так понравилось.'],
  ['three numbers in words', 'uk', 'Прийшло двадцять, тридцять, сорок штук замість ста.'],
])('%s is no contact', (_, language, text) => {
  expect(contacts(text, language)).toEqual([]);
});
