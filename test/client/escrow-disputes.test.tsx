import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { caseRow } from './deskWorld.ts';
import { dispute, HOLD, hold, listed, manager } from './moneyWorld.ts';
import { openConsole, page } from './openConsole.tsx';

test('a dispute says how it began, how the money is divided, and leads to its payment and its case at the desk', async () => {
  const asked: unknown[] = [];
  await openConsole(
    '/escrow-disputes/e1000000-1/show',
    manager(),
    http.get('*/api/escrow-disputes/e1000000-1', () => HttpResponse.json(dispute())),
    http.get('*/api/cases', ({ request }) => {
      asked.push(JSON.parse(new URL(request.url).searchParams.get('filter') ?? ''));
      return page([caseRow(7, { queue: 'escrow-disputes', subjectKind: 'escrow-dispute' })]);
    }),
  );
  expect(await screen.findByRole('heading', { level: 1, name: 'Payment dispute E-E10000' })).toBeTruthy();
  expect(screen.getByText('Two different claims')).toBeTruthy();
  expect(screen.getByText('CZK 4,000.01', { normalizer: (it) => it.replaceAll(/\s/g, ' ') })).toBeTruthy();
  expect(screen.getByText('CZK 8,499.99', { normalizer: (it) => it.replaceAll(/\s/g, ' ') })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'H-3F9A21' }).getAttribute('href')).toBe(`#/holds/${HOLD}/show`);
  expect((await screen.findByRole('link', { name: 'C-CASE7' })).getAttribute('href')).toBe(
    '#/desks/escrow-disputes/case-7',
  );
  expect(asked).toEqual([{ subjectId: 'e1000000-1' }]);
});

test('an order shows its reserved payment', async () => {
  const asked: unknown[] = [];
  await openConsole(
    '/orders/order-1/show',
    manager(),
    http.get('*/api/orders/order-1', () =>
      HttpResponse.json({
        id: 'order-1',
        externalId: 'Z-1201',
        marketplaceId: 'qjob',
        customerId: 'p-1',
        customerName: 'Petr Novák',
        specialistId: 'p-2',
        specialistName: 'Jana Dvořáková',
        listingTitle: 'Skříň',
        status: 'open',
        statusAt: hold().createdAt,
        terminalAt: null,
        reviewWindowEndsAt: null,
        cancelledBy: null,
        amountMinor: null,
        currency: null,
      }),
    ),
    http.get('*/api/holds', ({ request }) => {
      const filter = JSON.parse(new URL(request.url).searchParams.get('filter') ?? '');
      // The menu counts those that wait for people.
      if (filter.attention) return page([]);
      asked.push(filter);
      return page([listed()]);
    }),
  );
  const link = await screen.findByRole('link', { name: 'Z-1201' });
  expect(link.getAttribute('href')).toBe(`#/holds/${HOLD}/show`);
  expect(asked).toEqual([{ orderId: 'order-1' }]);
});
