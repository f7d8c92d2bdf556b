import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { drafts } from '#client/desk/drafts.ts';
import { addSpan, hiddenIn, wordsOf } from '#client/desk/spans.ts';
import { markedRuns } from '#client/reviews/desk/MarkedText.tsx';
import { applyRedaction } from '#server/reviews/redaction.ts';
import { onScreen, openDesk, press, reviewContext, TEXT, World } from './deskWorld.ts';

async function redacting(world = new World()) {
  for (let n = 1; n < 5; n++) drafts.drop(`case-${n}`);
  const user = await openDesk(world);
  await onScreen('case-1');
  await screen.findByText(/Такого хама/);
  act(() => press('KeyT'));
  const words = await screen.findByRole('listbox', { name: 'The text, word by word' });
  await waitFor(() => expect(document.activeElement).toBe(words));
  return { user, words };
}

const at = (part: string) => ({ start: TEXT.indexOf(part), end: TEXT.indexOf(part) + part.length });

test('words hidden with the keyboard travel as places in the text, after a reason was given', async () => {
  const world = new World();
  const { user } = await redacting(world);
  await user.keyboard('{ArrowRight} ');
  expect(screen.getByText('Hidden: хама')).toBeTruthy();
  expect(screen.getByText(TEXT.replace('хама', '[…]'))).toBeTruthy();
  act(() => press('KeyT'));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Choose at least one reason'));
  expect(world.posts('/decision')).toEqual([]);
  act(() => press('Digit8'));
  act(() => press('KeyT'));
  await onScreen('case-2');
  await waitFor(() =>
    expect(world.posts('/decision')[0]?.body).toEqual({
      outcome: 'redact',
      reasons: ['R08'],
      spans: [at('хама')],
      version: 1,
    }),
  );
});

test('Shift extends over several words, a click shows them again, and the difference is told word by word', async () => {
  const { user, words } = await redacting();
  await user.keyboard('{End}{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift} ');
  const hidden = within(words).getAllByRole('option', { selected: true });
  expect(hidden.map((it) => it.textContent)).toEqual(['067', '412', '83', '09']);
  expect(document.querySelector('del')?.textContent).toContain('067 412 83 09');
  await user.click(within(words).getByRole('option', { name: '412' }));
  expect(within(words).queryAllByRole('option', { selected: true })).toEqual([]);
});

test('what the filter marked is hidden with one press, and shown again with another', async () => {
  const world = new World();
  const mark = {
    ...at('067 412 83 09'),
    reason: 'R10' as const,
    detector: 'phone-ua',
    confidence: 0.9,
    weight: 'flag' as const,
  };
  world.context = (row) => reviewContext(row, { marks: [mark] });
  const { user } = await redacting(world);
  await user.click(screen.getByRole('button', { name: 'Hide “067 412 83 09”' }));
  expect(screen.getByText('1 part hidden')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show “067 412 83 09” again' }));
  expect(screen.getByText('Nothing is hidden yet.')).toBeTruthy();
});

test('the screen shows exactly what the server will publish', () => {
  const spans = addSpan(addSpan([], TEXT, at('хама')), TEXT, { start: TEXT.indexOf('067') - 1, end: TEXT.length - 1 });
  expect(hiddenIn(TEXT, spans)).toBe(applyRedaction(TEXT, spans));
});

test('spans with only blanks between them become one, and take no blanks along', () => {
  const text = 'one two three';
  const spans = addSpan(addSpan([], text, { start: 0, end: 4 }), text, { start: 4, end: 7 });
  expect(spans).toEqual([{ start: 0, end: 7 }]);
  expect(addSpan([], text, { start: 3, end: 4 })).toEqual([]);
});

test('an apostrophe does not cut a Ukrainian word in two', () => {
  const words = wordsOf('У п’ятницю', 'uk').filter((it) => it.isWord);
  expect(words.map((it) => it.text)).toEqual(['У', 'п’ятницю']);
});

test('places that overlap are all shown, each with its number where it ends', () => {
  const [wide, narrow] = [
    { start: 0, end: 7 },
    { start: 4, end: 9 },
  ];
  expect(
    markedRuns('one two three', [wide, narrow]).map(({ start, end, covering }) => [start, end, covering.length]),
  ).toEqual([
    [0, 4, 1],
    [4, 7, 2],
    [7, 9, 1],
    [9, 13, 0],
  ]);
});

test('all places that the filter marked are hidden with one press, each with its reason, and none is chosen by itself', async () => {
  const world = new World();
  const marks = [
    { ...at('зустрічав'), reason: 'R08' as const, detector: 'profanity', confidence: 0.9, weight: 'raise' as const },
    { ...at('067 412 83 09'), reason: 'R10' as const, detector: 'phones', confidence: 0.9, weight: 'raise' as const },
  ];
  world.context = (row) => reviewContext(row, { marks });
  const { user } = await redacting(world);
  expect(drafts.read('case-1').spans).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Hide all 2' }));
  expect(drafts.read('case-1').spans).toEqual([
    { ...at('зустрічав'), reason: 'R08' },
    { ...at('067 412 83 09'), reason: 'R10' },
  ]);
  expect(drafts.read('case-1').reasons).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Stop hiding' }));
  expect(screen.getByText(/^Filter: swear words/)).toBeTruthy();
  expect(screen.getByText(/^Filter: phone number/)).toBeTruthy();
});
