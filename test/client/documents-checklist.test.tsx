import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { press } from './deskWorld.ts';
import {
  axeFinds,
  BY_PERSON,
  checkLine,
  DocumentsWorld,
  documentContext,
  documents,
  FIELDS,
  inHand,
  READING,
  refuse,
} from './documentsWorld.ts';

/** Every element is looked at, which takes its time on a busy machine. */
const LOOKED_AT_MS = 60_000;

const checklist = () => within(screen.getByRole('region', { name: 'Checklist' }));
/** The row of a check; its answers stand in the same list item. */
const row = (name: string) => checklist().getByText(name).closest('button') as HTMLButtonElement;
const focused = () => document.activeElement?.textContent ?? '';
const results = (world: DocumentsWorld) =>
  world.ticks.flatMap(({ checks }) => checks.map(({ code, result }) => [code, result]));

/** What the server has heard counts from then on, as it does there. */
function remembering(world: DocumentsWorld): void {
  world.context = (of) => {
    const context = documentContext(of);
    const said = new Map(world.ticks.flatMap(({ checks }) => checks.map((each) => [each.code, each])));
    const checks = context.checks.map((line) => {
      const tick = said.get(line.code);
      if (!tick) return line;
      const agent = {
        ...tick,
        explanation: tick.explanation ?? null,
        byAlias: 'Agent Linden',
        at: of.openedAt,
        detail: {},
      };
      return { ...line, agent, result: tick.result };
    });
    const missing = context.missing.flatMap((each) => {
      const tick = [...said.values()].find(({ code }) => code === each.code);
      if (!tick) return [each];
      return tick.result === 'warn' && !tick.explanation ? [{ code: each.code, why: 'unexplained' }] : [];
    });
    return { ...context, checks, missing };
  };
}

test('the checklist says how many passed and how many are open, and folds what nobody asks for', async () => {
  const { user } = await documents();
  await inHand();
  expect(checklist().getByText('24 passed, 3 open')).toBeTruthy();
  expect(checklist().queryByText('Form of the number')).toBeNull();
  await user.click(checklist().getByText('2 more checks'));
  expect(checklist().getByText('Form of the number')).toBeTruthy();
  expect(within(row('Sharp')).getByText('passed, rule')).toBeTruthy();
  expect(within(row('Both sides')).getByText('to do')).toBeTruthy();
});

test('by keys alone: L goes to the first open check, a digit answers it and goes on to the next', async () => {
  const world = new DocumentsWorld();
  remembering(world);
  await documents(world);
  await inHand();
  act(() => press('KeyL'));
  expect(focused()).toMatch(/^Both sides/);
  fireEvent.keyDown(document.activeElement as Element, { code: 'Digit1', key: '1' });
  expect(focused()).toMatch(/^Layout and fonts/);
  fireEvent.keyDown(document.activeElement as Element, { code: 'Digit3', key: '3' });
  expect(focused()).toMatch(/^Name equals profile/);
  fireEvent.keyDown(document.activeElement as Element, { code: 'Digit4', key: '4' });
  await waitFor(() =>
    expect(results(world)).toEqual([
      ['SIDES_PRESENT', 'pass'],
      ['TEMPLATE_FONTS', 'fail'],
      ['NAME_EQ_PROFILE', 'na'],
    ]),
  );
  expect(world.ticks.every(({ attempt }) => attempt === 1)).toBe(true);
  expect(await checklist().findByText('26 passed, 1 failed')).toBeTruthy();
  expect(world.reveals).toEqual([]);
});

test('arrows walk through the checks and not through the cases', async () => {
  await documents();
  await inHand();
  act(() => press('KeyL'));
  fireEvent.keyDown(document.activeElement as Element, { code: 'ArrowDown', key: 'ArrowDown' });
  expect(focused()).toMatch(/^Sharp/);
  fireEvent.keyDown(document.activeElement as Element, { code: 'ArrowUp', key: 'ArrowUp' });
  expect(focused()).toMatch(/^Both sides/);
  expect(window.location.hash).toContain('case-1');
});

test('by the mouse: a check is unfolded, shows what the rule found, and is answered against it', async () => {
  const world = new DocumentsWorld();
  world.context = (of) => {
    const context = documentContext(of);
    const checks = context.checks.map((line) =>
      line.code === 'IMG_SHARP'
        ? checkLine('IMG_SHARP', {
            auto: { result: 'warn', detail: { why: 'strip' }, explanation: null, byAlias: null, at: of.openedAt },
            result: 'warn',
          })
        : line,
    );
    return { ...context, checks };
  };
  const { user } = await documents(world);
  await inHand();
  await user.click(row('Sharp'));
  const item = within(row('Sharp').closest('li') as HTMLElement);
  expect(item.getByText(/^Rule: warning\./).textContent).toBe('Rule: warning. (the picture is a strip)');
  await user.click(item.getByText('passed'));
  await waitFor(() => expect(results(world)).toEqual([['IMG_SHARP', 'pass']]));
});

test('warnings are let pass by one sentence, for all of them or for one', async () => {
  const world = new DocumentsWorld();
  remembering(world);
  const { user } = await documents(world);
  await inHand();
  act(() => press('KeyL'));
  for (let n = 0; n < BY_PERSON.length; n++)
    fireEvent.keyDown(document.activeElement as Element, { code: 'Digit2', key: '2' });
  await waitFor(() => expect(world.ticks).toHaveLength(3));
  const box = await screen.findByLabelText('Explanation');
  expect(await screen.findByText('for 3 checks, required')).toBeTruthy();
  await user.click(screen.getByText('Save'));
  expect(screen.getByText('Fill this in.')).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Which checks the sentence explains'), 'Name equals profile');
  fireEvent.change(box, { target: { value: 'Czech spelling of the same name.' } });
  fireEvent.keyDown(box, { code: 'Enter', key: 'Enter', ctrlKey: true });
  await waitFor(() =>
    expect(world.ticks.at(-1)?.checks).toEqual([
      { code: 'NAME_EQ_PROFILE', result: 'warn', explanation: 'Czech spelling of the same name.' },
    ]),
  );
  expect(world.posts('/decision')).toEqual([]);
  expect(await screen.findByText('for 2 checks, required')).toBeTruthy();
  expect((screen.getByLabelText('Explanation') as HTMLTextAreaElement).value).toBe('');
});

test('a tick that the server refuses does not stand', async () => {
  const world = new DocumentsWorld();
  world.tick = () => refuse(409, 'version-changed');
  await documents(world);
  await inHand();
  act(() => press('KeyL'));
  fireEvent.keyDown(document.activeElement as Element, { code: 'Digit1', key: '1' });
  expect((await checklist().findByRole('alert')).textContent).toBe('Somebody changed it meanwhile. Load it again.');
  expect(within(row('Both sides')).getByText('to do')).toBeTruthy();
});

test('what is printed is typed beside the pictures, looked over, and sent with the version that was seen', async () => {
  const world = new DocumentsWorld();
  world.context = (of) =>
    documentContext(of, world.readings.length === 0 ? {} : { reading: READING, fields: FIELDS, mrz: ZONE });
  const ZONE = {
    state: 'inconsistent' as const,
    format: 'TD1',
    faults: [{ field: 'number', expected: '1', found: '7' }],
    hints: [{ line: 1, at: 12, from: '8', to: 'B' }],
  };
  const { user } = await documents(world);
  await inHand();
  await user.click(await screen.findByText('Type from the document'));
  const form = within(screen.getByRole('form', { name: 'Type from the document' }));
  expect(document.activeElement).toBe(form.getByLabelText('Surname'));
  const put = (name: string, value: string) => fireEvent.change(form.getByLabelText(name), { target: { value } });
  put('Surname', ' Shevchenko ');
  put('Given names', 'Olena');
  put('Birth date', '1991-03-14');
  put('Sex', 'F');
  put('Nationality', 'ukraine');
  put('Document no.', '006543482');
  put('Issued', '2019-06-02');
  put('Expires', '2029-06-02');
  put('Machine-readable zone (MRZ)', READING.mrz.toLowerCase());
  expect(form.getByText('line 1: 30 characters · line 2: 30 characters · line 3: 30 characters')).toBeTruthy();
  fireEvent.submit(screen.getByRole('form', { name: 'Type from the document' }));
  expect(form.getByText('Three letters, as CZE.')).toBeTruthy();
  expect(world.readings).toEqual([]);
  put('Nationality', 'ukr');
  fireEvent.keyDown(form.getByLabelText('Surname'), { code: 'Enter', key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(world.readings).toEqual([{ reading: READING, version: 6 }]));
  expect(await screen.findByText('6 equal, 1 close, 1 not compared')).toBeTruthy();
  expect(screen.getByText('Changing character 12 of line 1 from 8 to B would make it consistent.')).toBeTruthy();
  expect(screen.queryByRole('form', { name: 'Type from the document' })).toBeNull();
});

test(
  'the table says in words how profile, document and zone agree, and never calls a zone valid',
  async () => {
    const world = new DocumentsWorld();
    world.context = (of) =>
      documentContext(of, {
        reading: READING,
        fields: FIELDS,
        mrz: { state: 'consistent', format: 'TD1', faults: [], hints: [] },
      });
    await documents(world);
    await inHand();
    const table = within(screen.getByRole('table', { name: /^Profile, document/ }));
    const lines = table.getAllByRole('row').map((line) => line.textContent);
    expect(lines[1]).toContain('close, 0.93');
    expect(lines[3]).toContain('14 Mar 1991');
    expect(lines[3]).toContain('not kept');
    expect(lines[6]).toContain('••••••482');
    expect(screen.getByText('Surname: close, not equal.')).toBeTruthy();
    expect(screen.getByText(/^The zone is consistent\./)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/\bvalid\b/);
    expect(await axeFinds()).toEqual([]);
  },
  LOOKED_AT_MS,
);

test('what was typed and not saved waits where it was while the person looks at another case', async () => {
  const { user } = await documents();
  await inHand();
  act(() => press('KeyD'));
  fireEvent.change(await screen.findByLabelText('Surname'), { target: { value: 'Shevch' } });
  await user.click(screen.getByRole('button', { name: 'Next case' }));
  await screen.findByRole('heading', { level: 2, name: /^Document/ });
  await waitFor(() => expect(screen.queryByLabelText('Surname')).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Previous case' }));
  expect(((await screen.findByLabelText('Surname')) as HTMLInputElement).value).toBe('Shevch');
  await user.click(screen.getByText('Cancel'));
  expect(screen.queryByLabelText('Surname')).toBeNull();
});

test('a case read before it was in hand is read once more, and not in a circle', async () => {
  const world = new DocumentsWorld();
  world.context = (of) => documentContext(of, { missing: [{ code: '', why: 'no-lease' }] });
  await documents(world);
  await inHand();
  await waitFor(() => expect(world.reads).toBeGreaterThanOrEqual(2));
  const reads = world.reads;
  act(() => press('KeyL'));
  await screen.findAllByText(/passed, rule/);
  expect(world.reads).toBe(reads);
});
