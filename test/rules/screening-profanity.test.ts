import { expect, test } from 'vitest';
import type { TextLanguage } from '#db/words.ts';
import { screen } from '#server/screening/screen.ts';

const rude = (text: string, language: TextLanguage) =>
  screen(text, { language, latinIsR06: false })
    .filter(({ reason }) => reason === 'R08')
    .map(({ sub, start, end }) => [sub, text.slice(start, end)]);

test.each<[string, TextLanguage, string, string, string]>([
  ['a Latin letter among Cyrillic ones', 'uk', 'це xуйня, а не стіл', 'severe', 'xуйня'],
  ['a star for a letter', 'uk', 'товар просто п*здець якийсь', 'masked', 'п*здець'],
  ['stars for the rest of the word', 'uk', 'ну й сук*** ця пані', 'masked', 'сук***'],
  ['an at sign for a letter', 'ru', 'какая же п@зда', 'masked', 'п@зда'],
  ['dots inside a word', 'ru', 'ну бл..ь, опять криво', 'masked', 'бл..ь'],
  ['blanks between the letters', 'uk', 'це х у й н я якась', 'severe', 'х у й н я'],
  ['hyphens inside the word', 'ru', 'полная ху-й-ня вышла', 'severe', 'ху-й-ня'],
  ['a letter three times', 'uk', 'яка ж сууука вона', 'severe', 'сууука'],
  ['capitals', 'ru', 'МУДАК такой', 'severe', 'МУДАК'],
  ['a prefix', 'uk', 'все роз’їбали і пішли', 'severe', 'роз’їбали'],
  ['Czech without its marks', 'cs', 'je to na hovno a pozde', 'severe', 'hovno'],
  ['Czech with its marks', 'cs', 'parta čuráků, nic neumí', 'severe', 'čuráků'],
  ['Ukrainian in Latin letters', 'en', 'idy nahuj with your chair', 'severe', 'nahuj'],
  ['English in spaced letters', 'en', 'what a f u c k i n g mess', 'severe', 'f u c k i n g'],
  ['English with a figure for a letter', 'en', 'the chair is sh1t and late', 'severe', 'sh1t'],
])('%s hides no rude word, and the offsets are those of the text', (_, language, text, sub, passage) => {
  expect(rude(text, language)).toContainEqual([sub, passage]);
});

test.each<[TextLanguage, string]>([
  ['uk', 'Майстер рахує чесно, страхує речі, врахував знижку і найбільше порадував.'],
  ['ru', 'Плохую погоду обещали, сухую и тихую не дали, себе и тебе куплю ещё, бледно-серая ткань.'],
  ['uk', 'Онлайн-урок, команда, мандарин, сукня, педикюр, Херсон, лайнер, підорвати, хутро, піздно не буде.'],
  ['ru', 'Сравнивали, сразу видно: страховка, учебник, хлеб, ребёнок, веб-сайт, зебра, амёба, колебался.'],
  ['uk', 'Поклали без сучка і задоринки.'],
  ['uk', 'Я як дурень чекав дві години, але все вийшло.'],
  ['cs', 'Maso tuhé jako kráva, židle, sranda, pečeně cikánská, volá mi každý den, sukně, pícnina.'],
  ['en', 'A cocktail in Scunthorpe, an assessment, a classic bass and a peacock.'],
  ['uk', 'Оцінка 5*, ліжко 160*200, пошта ivan@example — не вказана, ****'],
])('%s: “%s” has no rude word in it', (language, text) => {
  expect(rude(text, language)).toEqual([]);
});

test('accusations are no insults: they are disputed with proof (IZI-18)', () => {
  expect(rude('Шахрай, узяв гроші й зник.', 'uk')).toEqual([]);
  expect(rude('Podvodník, vzal zálohu a zmizel.', 'cs')).toEqual([]);
});

test('an insult is only a hint, since it may be said of anything', () => {
  const [found] = screen('Продавець ідіот, не відповідає.', { language: 'uk', latinIsR06: true });
  expect(found).toMatchObject({ reason: 'R08', sub: 'insult', start: 10, end: 15 });
  expect(found?.confidence).toBeLessThan(0.9);
});

test('the English library reads English only: Czech has words that it would take for English ones', () => {
  expect(rude('Jídlo bylo odporné, orgasmus chuti se nekonal, ale sexy obsluha.', 'cs')).toEqual([]);
});
