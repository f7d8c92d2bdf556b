import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { disputeCase, EscrowWorld, escrowContext, payments } from './escrowWorld.ts';
import { refuse } from './openConsole.tsx';

/** A desk that keeps what staff add, or refuses it. */
function worldOf(answer?: () => Response) {
  const world = new EscrowWorld([disputeCase(1)]);
  const added: unknown[] = [];
  const keys: (string | null)[] = [];
  world.context = (row) => {
    const context = escrowContext(row);
    const [first] = context.evidence;
    const mine = added.map((shown, n) => ({
      ...first,
      id: `mine-${n}`,
      party: null,
      late: true,
      ...(shown as object),
    }));
    return { ...context, evidence: answer ? context.evidence : [...context.evidence, ...mine] } as typeof context;
  };
  world.more.push(
    http.post('*/api/escrow-disputes/:id/evidence', async ({ request }) => {
      added.push(await request.json());
      keys.push(request.headers.get('Idempotency-Key'));
      return answer?.() ?? HttpResponse.json({}, { status: 201 });
    }),
  );
  return { world, added, keys };
}

async function opened(world: EscrowWorld) {
  const { user } = await payments(world);
  await user.click(screen.getByRole('button', { name: 'Add evidence…' }));
  return { user, dialog: within(await screen.findByRole('dialog', { name: 'Add evidence' })) };
}

test('what staff found out is added to the case, for staff alone unless one says otherwise, and stands in it afterwards', async () => {
  const { world, added } = worldOf();
  const { user, dialog } = await opened(world);
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  expect(await dialog.findByText('Evidence is missing.')).toBeTruthy();
  await user.type(dialog.getByLabelText('Link'), 'not an address');
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  expect(await dialog.findByText('This does not have the right form.')).toBeTruthy();
  expect(added).toEqual([]);
  await user.clear(dialog.getByLabelText('Link'));
  await user.type(dialog.getByLabelText('What it says'), 'She confirmed it by phone.');
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  await waitFor(() =>
    expect(added).toEqual([{ kind: 'call-note', text: 'She confirmed it by phone.', visibility: 'agents' }]),
  );
  expect(await screen.findByText('The evidence was added.')).toBeTruthy();
  expect(await screen.findByRole('button', { name: /^Note of a callSupport.*Only staff see it$/ })).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a document is added by its link, for both sides to see', async () => {
  const { world, added } = worldOf();
  const { user, dialog } = await opened(world);
  await user.click(dialog.getByLabelText('Kind'));
  await user.click(await screen.findByRole('option', { name: 'Signed document' }));
  await user.type(dialog.getByLabelText('Link'), 'https://files.example.com/contract.pdf');
  await user.click(dialog.getByLabelText('Who sees it'));
  await user.click(await screen.findByRole('option', { name: 'Both sides see it' }));
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  const url = 'https://files.example.com/contract.pdf';
  await waitFor(() => expect(added).toEqual([{ kind: 'signed-document', url, visibility: 'both' }]));
});

test('a refusal is said in words and keeps what was typed; asked again it is another question', async () => {
  const { world, keys } = worldOf(() => refuse(409, 'dispute-closed'));
  const { user, dialog } = await opened(world);
  await user.type(dialog.getByLabelText('What it says'), 'Too late.');
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  expect((await dialog.findByRole('alert')).textContent).toBeTruthy();
  expect((dialog.getByLabelText('What it says') as HTMLTextAreaElement).value).toBe('Too late.');
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  await waitFor(() => expect(keys).toHaveLength(2));
  expect(new Set(keys).size).toBe(2);
});

test('nothing is added where the server does not offer it', async () => {
  const world = new EscrowWorld([disputeCase(1)]);
  world.context = (row) => ({ ...escrowContext(row), mayAddEvidence: false });
  await payments(world);
  expect(screen.queryByRole('button', { name: 'Add evidence…' })).toBeNull();
});
