import { describe, expect, test } from 'vitest';
import { excerptOf, holdsWords } from '#server/platform/excerpt.ts';

const LONG = `${'Спершу вона довго мовчала й нічого не відповідала на листи. '.repeat(3)}Потім знайшли шафу.${' І ще трохи.'.repeat(20)}`;

describe('what is shown of a note that was found', () => {
  test.each([
    ['Чекаю на скріншоти', 'скрінш', 'Чекаю на скріншоти'],
    ['Příliš žluťoučký kůň', 'KUN', 'Příliš žluťoučký kůň'],
    ['Ім’я сховано', "ім'я", 'Ім’я сховано'],
    ['рядок\nі ще\tодин', 'один', 'рядок і ще один'],
    ['ORD-2026-777 vrátit', '777', 'ORD-2026-777 vrátit'],
  ])('“%s” for “%s”', (text, q, shown) => {
    expect(excerptOf(text, q)).toBe(shown);
  });

  test('begins near the word, at the beginning of another one, and says that there is more', () => {
    const shown = excerptOf(LONG, 'шафу');
    expect(shown).toMatch(/^…\p{L}+ .*знайшли шафу\. І ще трохи.*…$/u);
    expect(shown?.length).toBeLessThanOrEqual(122);
  });

  test('is nothing where the word does not stand, or only inside of another, or as another letter', () => {
    for (const q of ['крісло', 'афу', 'ґанок', '', '"*"'])
      expect(excerptOf('Шафу віднесли на ганок.', q)).toBeUndefined();
  });
});

test('a text alone is enough where each word stands in it, the last by its beginning', () => {
  expect(holdsWords('Соломія Кравченко', 'кравченко сол')).toBe(true);
  expect(holdsWords('Соломія Кравченко', 'сол кравченко')).toBe(false);
  expect(holdsWords('Соломія Кравченко', 'соломія чекаю')).toBe(false);
});
