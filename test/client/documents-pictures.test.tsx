import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, expect, test, vi } from 'vitest';
import { signOut } from '#client/data/session.ts';
import { api } from '../support/client.ts';
import { at, press } from './deskWorld.ts';
import {
  DocumentsWorld,
  documentCaseRow,
  documentContext,
  documents,
  heldPictures,
  inHand,
  jpeg,
  openPicture,
  picture,
  refuse,
  revealButton,
  verifier,
} from './documentsWorld.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const shownOpen = () => screen.queryAllByAltText(/revealed$/).length;
/** Blobs of revealed pictures that the page still holds; blurred ones are not counted. */
const held = async () => {
  const texts = await Promise.all([...heldPictures.values()].map((blob) => blob.text()));
  return texts.filter((text) => text !== 'blurred').length;
};

test('a picture is blurred until it is asked for, and every asking names side and attempt', async () => {
  const { world, user } = await documents();
  await inHand();
  expect(await screen.findByAltText('Front of the document, blurred')).toBeTruthy();
  expect(shownOpen()).toBe(0);
  expect(world.reveals).toEqual([]);
  await user.click(await revealButton('Front'));
  const shown = await openPicture('Front');
  expect(shown.getAttribute('draggable')).toBe('false');
  expect(world.reveals).toEqual([{ id: 'doc-case-1', body: { side: 'front', attempt: 1 }, cache: 'no-store' }]);
  expect(await held()).toBe(1);
});

test('keys 1 and 2 reveal the two sides and blur them again; nothing is downloaded by the menu of the mouse', async () => {
  const { world } = await documents();
  await inHand();
  act(() => press('Digit2'));
  const back = await openPicture('Back');
  const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
  act(() => void back.dispatchEvent(menu));
  expect(menu.defaultPrevented).toBe(true);
  act(() => press('Digit1'));
  await openPicture('Front');
  act(() => press('Digit2'));
  await waitFor(() => expect(shownOpen()).toBe(1));
  expect(await held()).toBe(1);
  expect(world.reveals.map(({ body }) => body)).toEqual([
    { side: 'back', attempt: 1 },
    { side: 'front', attempt: 1 },
  ]);
});

test('after a minute without a touch everything is blurred again and given up; a touch in between counts anew', async () => {
  await documents();
  await inHand();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
  act(() => press('Digit1'));
  await openPicture('Front');
  act(() => void vi.advanceTimersByTime(50_000));
  act(() => void window.dispatchEvent(new Event('pointermove')));
  act(() => void vi.advanceTimersByTime(50_000));
  expect(shownOpen()).toBe(1);
  act(() => void vi.advanceTimersByTime(11_000));
  await waitFor(() => expect(shownOpen()).toBe(0));
  expect(await held()).toBe(0);
});

test('a machine that slept past the minute shows nothing to whoever wakes it', async () => {
  await documents();
  await inHand();
  act(() => press('Digit1'));
  await openPicture('Front');
  const now = Date.now();
  vi.spyOn(Date, 'now').mockReturnValue(now + 61_000);
  act(() => void window.dispatchEvent(new Event('pointermove')));
  await waitFor(() => expect(shownOpen()).toBe(0));
});

test('a tab that is hidden blurs at once, and an answer that comes after it shows nothing', async () => {
  const world = new DocumentsWorld();
  let answer: (response: Response) => void = () => {};
  await documents(world);
  await inHand();
  act(() => press('Digit1'));
  await openPicture('Front');
  world.reveal = () => new Promise<Response>((resolve) => (answer = resolve));
  act(() => press('Digit2'));
  await waitFor(() => expect(world.reveals).toHaveLength(2));
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await waitFor(() => expect(shownOpen()).toBe(0));
  answer(jpeg('late'));
  await screen.findByAltText('Back of the document, blurred');
  expect(shownOpen()).toBe(0);
  expect(await held()).toBe(0);
});

test.each([
  ['the next case', () => press('KeyJ')],
  ['another part of the case', () => press('BracketRight')],
  ['another page of the console', () => (window.location.hash = '#/decisions')],
  ['the page itself', () => window.dispatchEvent(new Event('pagehide'))],
])('going on to %s gives the picture up', async (_where, go) => {
  await documents();
  await inHand();
  act(() => press('Digit1'));
  await openPicture('Front');
  act(() => void go());
  await waitFor(() => expect(shownOpen()).toBe(0));
  await waitFor(async () => expect(await held()).toBe(0));
});

test('signing out gives the picture up before the session ends', async () => {
  await documents();
  await inHand();
  act(() => press('Digit1'));
  await openPicture('Front');
  let heldThen: number | undefined;
  api.use(
    http.delete('*/api/session', async () => {
      heldThen = await held();
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await act(() => signOut());
  expect(heldThen).toBe(0);
  await waitFor(() => expect(shownOpen()).toBe(0));
});

test('nothing of a picture is kept by the browser or by a query', async () => {
  const { world } = await documents();
  await inHand();
  const written = vi.spyOn(Storage.prototype, 'setItem');
  act(() => press('Digit1'));
  const first = (await openPicture('Front')).getAttribute('src');
  act(() => press('Digit1'));
  await waitFor(() => expect(shownOpen()).toBe(0));
  act(() => press('Digit1'));
  const second = (await openPicture('Front')).getAttribute('src');
  expect(second).not.toBe(first);
  expect(world.reveals).toHaveLength(2);
  expect(written.mock.calls.flat().join()).not.toMatch(/blob:|picture/);
});

test.each([
  [429, 'reveals-used', 'You have revealed as many pictures as an hour allows.'],
  [403, 'not-allowed', /may not|not allowed|role/],
  [404, 'file-destroyed', 'This file was deleted for good, as the rules want it.'],
])('a refusal %i says why, on the picture itself', async (status, code, words) => {
  const world = new DocumentsWorld();
  world.reveal = () => refuse(status, code);
  await documents(world);
  await inHand();
  act(() => press('Digit1'));
  const front = within(await screen.findByRole('figure', { name: 'Front' }));
  expect((await front.findByRole('alert')).textContent).toMatch(words);
  expect(await revealButton('Front')).toBeTruthy();
});

test('beside the case a purpose is chosen first, and only by who may look there', async () => {
  const mine = { holderId: 's-2', alias: 'Agent Birch', until: at(1), mine: false };
  const world = new DocumentsWorld([documentCaseRow(1, { lease: mine })]);
  const { user } = await documents(world, verifier({ permissions: [...verifier().permissions, 'documents:revoke'] }));
  await user.click(await revealButton('Front'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Why do you look at it?' }));
  await user.click(dialog.getByRole('button', { name: 'Reveal' }));
  expect(dialog.getByText('Say why you look at it.')).toBeTruthy();
  expect(world.reveals).toEqual([]);
  await user.click(dialog.getByLabelText('suspected fraud'));
  await user.click(dialog.getByRole('button', { name: 'Reveal' }));
  await openPicture('Front');
  expect(world.reveals[0]?.body).toEqual({ side: 'front', attempt: 1, purpose: 'fraud' });
});

test('whose case it is not, and who may not look beside it, has no button and no key', async () => {
  const theirs = { holderId: 's-2', alias: 'Agent Birch', until: at(1), mine: false };
  const world = new DocumentsWorld([documentCaseRow(1, { lease: theirs })]);
  await documents(world);
  expect(await screen.findByText('Claim the case to look at its pictures.')).toBeTruthy();
  act(() => press('Digit1'));
  expect(screen.queryByText(/^Reveal/)).toBeNull();
  expect(world.reveals).toEqual([]);
});

test('a picture is zoomed, moved, turned and shown as a negative by keys and buttons, and an arrow there changes no case', async () => {
  const { user } = await documents();
  await inHand();
  act(() => press('Digit1'));
  const frame = (await openPicture('Front')).parentElement as HTMLElement;
  const style = () => frame.querySelector('img')?.style.transform ?? '';
  frame.focus();
  await user.keyboard('++');
  expect(style()).toContain('scale(1.5625)');
  await user.keyboard('{ArrowDown}');
  expect(style()).toContain('translate(0px, -40px)');
  expect(window.location.hash).toContain('case-1');
  await user.click(screen.getByRole('button', { name: 'Turn by a quarter' }));
  expect(style()).toContain('rotate(90deg)');
  await user.click(screen.getByRole('button', { name: 'Contrast, negative' }));
  await user.click(screen.getByRole('button', { name: 'Contrast, negative' }));
  expect(frame.className).toContain('negative');
  await user.click(screen.getByRole('button', { name: 'Blur again' }));
  await waitFor(() => expect(shownOpen()).toBe(0));
});

test('an earlier attempt stands beside this one, and pictures that are destroyed say so', async () => {
  const world = new DocumentsWorld();
  world.context = (row) => {
    const context = documentContext(row);
    return {
      ...context,
      document: { ...context.document, attempt: 2 },
      pictures: [
        picture('front', { attempt: 2, seenAt: at(-1) }),
        picture('back', { attempt: 2, seenAt: at(-1), hints: ['blurred'] }),
        picture('front', { purged: true }),
      ],
    };
  };
  const { user } = await documents(world);
  await inHand();
  expect(screen.getByText(/^Seen by you at/)).toBeTruthy();
  expect(screen.getByText('perhaps blurred')).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('An earlier try beside this one'), 'With try 1');
  const earlier = within(await screen.findByRole('figure', { name: 'Front, try 1' }));
  expect(earlier.getByText('Destroyed, as the rules want it.')).toBeTruthy();
  expect(earlier.queryByRole('button')).toBeNull();
});
