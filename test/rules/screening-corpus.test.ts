import { describe, expect, test } from 'vitest';
import { TEXT_LANGUAGES } from '#db/words.ts';
import { screen } from '#server/screening/screen.ts';
import { CORPUS, type CorpusText } from '../support/screeningCorpus.ts';

const FLAG = 0.6;
const flagged = ({ text, language }: CorpusText) => [
  ...new Set(
    screen(text, { language, latinIsR06: language === 'uk' })
      .filter(({ confidence }) => confidence >= FLAG)
      .map(({ reason }) => reason),
  ),
];

describe.each(TEXT_LANGUAGES)('Our own texts in %s', (language) => {
  const texts = CORPUS.filter((row) => row.language === language);

  test.each(texts)('“$text” is $reasons', (row) => {
    expect(flagged(row).sort()).toEqual([...row.reasons].sort());
  });

  test('hold clean ones beside those with a reason', () => {
    expect(texts.filter(({ reasons }) => reasons.length === 0).length).toBeGreaterThan(1);
    expect(texts.filter(({ reasons }) => reasons.length > 0).length).toBeGreaterThan(8);
  });
});

test('every one of the twelve reasons is in the gate', () => {
  expect(new Set(CORPUS.flatMap(({ reasons }) => reasons)).size).toBe(12);
});

test('the texts of the gate are stored as reviews are: in NFC', () => {
  expect(CORPUS.filter(({ text }) => text !== text.normalize('NFC'))).toEqual([]);
});
