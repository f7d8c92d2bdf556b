import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { TemplateRow } from '#server/templates/contract.ts';
import { caseRow, disputeContext, messageBox, openDesk, press, reviewContext, World } from './deskWorld.ts';
import { keeping, openConsole, page, person } from './openConsole.tsx';

const template = (n: number, over: Partial<TemplateRow> = {}): TemplateRow => ({
  id: `t-${n}`,
  marketplaceId: 'izi',
  queue: 'reviews',
  outcomes: ['reject'],
  name: `Template ${n}`,
  bodies: {},
  position: n,
  archived: false,
  updatedBy: 'Lead Kestrel',
  createdAt: '2026-11-01T08:00:00.000Z',
  updatedAt: '2026-11-01T08:00:00.000Z',
  version: 1,
  ...over,
});
const CONTACTS = template(1, {
  name: 'Contacts in the text',
  bodies: {
    uk: 'Вітаємо, {person}! «{listing}», замовлення {order}, {stars} з 5: {reasons}. {marketplace}, {date}',
    en: 'Hello {person}.',
  },
});
const CZECH = template(2, { name: 'Only in Czech', outcomes: [], bodies: { cs: 'Dobrý den, {person}.' } });
const REDACTED = template(3, { name: 'A part is hidden', outcomes: ['redact'], bodies: { uk: 'Приховано.' } });

/** A case of its own for each test: drafts outlive them. */
let n = 0;
const world = (templates: TemplateRow[], context?: World['context']) => {
  n += 1;
  const made = new World([caseRow(n, { headline: { stars: 1, name: 'Author 1', about: 'text', language: 'uk' } })]);
  if (context) made.context = context;
  made.more = [
    http.get('*/api/templates', () => page(templates)),
    http.get('*/api/reply-words', () =>
      HttpResponse.json({
        marketplaceId: 'izi',
        language: 'uk',
        reasons: { R08: 'грубі вирази', R10: 'посилання або контакти' },
      }),
    ),
  ];
  return made;
};
/** Chooses reasons as a hand does, one key after the other. */
async function giveReasons(...codes: string[]) {
  for (const [at, code] of codes.entries()) {
    press(code);
    await waitFor(() => expect(document.querySelectorAll('.rz[aria-pressed="true"]')).toHaveLength(at + 1));
  }
}
const picker = () => screen.findByRole('dialog', { name: 'Reply template' });

describe('a reply template at the desk', () => {
  test('is shown and inserted in the language of a Ukrainian recipient while the screen speaks English', async () => {
    const made = world([CONTACTS, CZECH, REDACTED]);
    const user = await openDesk(made);
    expect(screen.getByRole('heading', { name: /Message to the author Ukrainian/ })).toBeDefined();
    await giveReasons('Digit8', 'Digit0');
    press('KeyM');
    const dialog = within(await picker());
    const preview = within(await dialog.findByRole('region', { name: 'Preview, Ukrainian' }));
    const text =
      'Вітаємо, Author 1! «Шафа», замовлення O-90418, 1 з 5: грубі вирази і посилання або контакти. IZI, 24 лист. 2026 р.';
    expect(preview.getByText(text)).toBeDefined();
    expect(dialog.queryByText('A part is hidden')).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Insert' }));
    await waitFor(() => expect(messageBox().value.replace(/\s/g, ' ')).toBe(text));
    expect(document.activeElement).toBe(messageBox());
    expect(made.posts('/decision')).toEqual([]);
  });

  test('is found by typing, chosen by arrows, inserted by Enter, and put behind what was written', async () => {
    const user = await openDesk(world([template(4, { bodies: { uk: 'Перший.' } }), CONTACTS, CZECH]));
    await user.type(messageBox(), 'My own words.');
    messageBox().blur();
    press('KeyM');
    const dialog = within(await picker());
    await user.type(await dialog.findByRole('combobox', { name: 'Find a template' }), 'template');
    expect(dialog.getAllByRole('option').map((it) => it.textContent)).toEqual(['Template 4Reject']);
    await user.clear(dialog.getByRole('combobox'));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(dialog.getByRole('option', { selected: true }).textContent).toContain('Only in Czech');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    await dialog.findByText('Перший.');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(messageBox().value).toBe('My own words.\n\nПерший.'));
  });

  test('says so where it has no text in the language of the recipient', async () => {
    const user = await openDesk(world([CZECH, template(5, { bodies: { uk: 'Текст', en: 'Text' } })]));
    press('KeyM');
    const dialog = within(await picker());
    expect(await dialog.findByText(/There is no text in this language \(Ukrainian\).*\(Czech\)/)).toBeDefined();
    await user.click(dialog.getByRole('option', { name: /Template 5/ }));
    expect(await dialog.findByText('Текст')).toBeDefined();
    expect(dialog.queryByText(/There is no text/)).toBeNull();
  });

  test.each([
    ['reads another', 'pt-BR', /There is no text in this language \(Portuguese\).*marketplace \(Ukrainian\)/],
    ['nobody knows', null, /language of the recipient is not known.*\(Ukrainian\)/],
  ])('falls back to the language of the marketplace where the recipient %s', async (_why, locale, says) => {
    const context = (row: Parameters<typeof reviewContext>[0]) => {
      const made = reviewContext(row);
      return { ...made, author: { ...made.author, locale } };
    };
    await openDesk(world([CONTACTS], context));
    press('KeyM');
    expect(await within(await picker()).findByText(says)).toBeDefined();
  });

  test('with a place that nothing fills does not go out, and says which', async () => {
    const made = world([CONTACTS]);
    const user = await openDesk(made);
    press('KeyM');
    await user.click(await within(await picker()).findByRole('button', { name: 'Insert' }));
    await waitFor(() => expect(messageBox().value).toContain('{reasons}'));
    expect(messageBox().value.slice(messageBox().selectionStart, messageBox().selectionEnd)).toBe('{reasons}');
    messageBox().blur();
    await giveReasons('Digit8');
    press('KeyR');
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The message has a place that is still open: Reasons. Fill it in or take it out.',
    );
    expect(made.posts('/decision')).toEqual([]);
    await waitFor(() => expect(document.activeElement).toBe(messageBox()));
    await user.keyboard('лайка');
    messageBox().blur();
    press('KeyR');
    await waitFor(() => expect(made.posts('/decision')).toHaveLength(1));
    expect(made.posts('/decision')[0]?.body).toMatchObject({ message: expect.stringContaining('з 5: лайка.') });
  });

  test('with an open place is filled in once the case knows more: reasons may be chosen after it', async () => {
    const user = await openDesk(world([CONTACTS]));
    press('KeyM');
    await user.click(await within(await picker()).findByRole('button', { name: 'Insert' }));
    await waitFor(() => expect(messageBox().value).toContain('{reasons}'));
    expect(screen.queryByRole('button', { name: 'Fill in' })).toBeNull();
    messageBox().blur();
    await giveReasons('Digit0');
    await user.click(await screen.findByRole('button', { name: 'Fill in' }));
    expect(messageBox().value).toContain('1 з 5: посилання або контакти.');
    expect(screen.queryByText(/Still open/)).toBeNull();
  });

  test('for two parties names nobody, and the desk names both languages', async () => {
    const context = (row: Parameters<typeof disputeContext>[0]) => {
      const made = disputeContext(row);
      return { ...made, subject: { ...made.subject, locale: 'cs' } };
    };
    const made = world([{ ...CONTACTS, queue: 'review-disputes', outcomes: [] }], context as World['context']);
    made.rows = [caseRow(n, { queue: 'review-disputes' })];
    await openDesk(made, '/desks/review-disputes');
    expect(screen.getByRole('heading', { name: /Message to the parties Ukrainian, Czech/ })).toBeDefined();
    press('KeyM');
    expect(await within(await picker()).findByText(/Still open: Person, Reasons\./)).toBeDefined();
  });
});

describe('the page of the templates', () => {
  const manager = person({ role: 'manager', permissions: ['templates:read', 'templates:write'] });
  const words = http.get('*/api/reply-words', () =>
    HttpResponse.json({ marketplaceId: 'izi', language: 'uk', reasons: { R08: 'образи', R10: 'контакти' } }),
  );

  test('lists them by desk, and moves one up by numbering those that changed their place', async () => {
    const { sent, resolve } = keeping(CONTACTS);
    const rows = [template(0, { position: 0 }), template(1, { position: 1 }), template(2, { position: 2 })];
    const user = await openConsole(
      '/templates',
      manager,
      http.get('*/api/templates', () => page(rows)),
      http.put('*/api/templates/:id', resolve),
    );
    const table = await screen.findByRole('table', { name: 'Reviews to moderate' });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map((it) => it.textContent),
    ).toEqual(['Template 0', 'Template 1', 'Template 2']);
    await user.click(screen.getByRole('button', { name: 'Move “Template 2” up' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map((it) => [(it as TemplateRow).id, (it as TemplateRow).position])).toEqual([
      ['t-2', 1],
      ['t-1', 2],
    ]);
    await user.click(screen.getByRole('button', { name: 'Move “Template 0” up' }));
    expect(sent).toHaveLength(2);
  });

  test('writes the languages side by side, inserts places where the cursor stands, and previews with examples', async () => {
    const { sent, resolve } = keeping(CONTACTS, 201);
    const user = await openConsole(
      '/templates/create?marketplace=izi&queue=reviews',
      manager,
      words,
      http.get('*/api/templates', () => page([])),
      http.post('*/api/templates', resolve),
    );
    const write = async (name: string, words: string) => {
      await user.click(await screen.findByRole('textbox', { name }));
      await user.paste(words);
    };
    await write('Name', 'Contacts');
    const box = screen.getByRole('textbox', { name: 'Text, Ukrainian' }) as HTMLTextAreaElement;
    await write('Text, Ukrainian', 'Вітаємо, !');
    box.setSelectionRange(9, 9);
    await user.click(screen.getByRole('button', { name: 'Insert “Person”, Ukrainian' }));
    expect(box.value).toBe('Вітаємо, {person}!');
    expect(await screen.findByText('Вітаємо, Олена Зразкова!')).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'Reject' }));
    await write('Text, Czech', 'Dobrý den, {naem}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/This place is not known/)).toBeDefined();
    expect(sent).toEqual([]);
    await user.clear(screen.getByRole('textbox', { name: 'Text, Czech' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(sent).toEqual([
        {
          marketplaceId: 'izi',
          queue: 'reviews',
          name: 'Contacts',
          outcomes: ['reject'],
          bodies: { uk: 'Вітаємо, {person}!' },
        },
      ]),
    );
  });
});
