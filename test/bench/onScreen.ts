import type { Browser, Page } from 'playwright-core';
import { type Bar, type Group, median, percentile, type Run } from '../support/bars.ts';
import { freshPlace, PASSWORD } from '../support/ground.ts';
import { type Product, startProduct } from '../support/product.ts';
import { ADMIN, EMPTY, lookAt, type Scenes, WITH_DATA, WITH_DIALOG, WITH_ERROR } from '../support/scenes.ts';
import { enter, openBrowser, type Visit } from '../support/visit.ts';
import { countKeys, keysCounted, keyToCase, openedIn, requestAfterKey } from './paint.ts';
import { busyDesk, emptyDesk } from './stock.ts';

const OPENINGS = 20;
const MOVES = 40;
const DECISIONS = 40;
const DEMO = {
  DEMO_PASSWORD: 'walk-through-the-house-7',
  DEMO_API_KEY_QJOB: 'qjob-demo-key-for-the-bench-1234567890',
};

const bar = (name: string, sense: Bar['sense'], limit: number, what: string): Bar => ({
  bar: name,
  sense,
  limit,
  engine: 'sqlite',
  what,
});

/** What a person at the desk waits for, in a real browser (SPEC 8, research/ux.md E4). */
export const onScreen: Group = {
  bars: [
    bar('browser-queue-opens', '<=', 1_500, 'ms from the address to the first case, 10,000 open, p95 (check 5)'),
    bar('browser-jk', '<=', 100, 'ms from J or K to the other case on screen, median (check 5)'),
    bar('browser-next-case', '<=', 100, 'ms from decision to the next case on screen, median'),
    bar('browser-decision-leaves', '<=', 200, 'ms from the key to the request, slowest (check 7)'),
    bar('browser-keys', '<=', 3, 'keys for a clean approve with the next case'),
    bar('browser-rows', '>=', 18, 'rows at 1366×768 (check 22)'),
    bar('browser-presence', '<=', 3_000, 'ms until a second browser shows who has the case (check 12)'),
    bar('browser-new-case', '<=', 5_000, 'ms until a new case is announced (check 14)'),
    bar('browser-offline', '<=', 5_000, 'ms until a stopped server is told (check 25)'),
    bar('browser-axe', '<=', 0, 'violations, all routes, both themes, full, empty, with dialogs and errors (check 21)'),
  ],
  measure: measureOnScreen,
};

async function measureOnScreen(run: Run): Promise<void> {
  const browser = await openBrowser().catch((error: Error) => error);
  if (browser instanceof Error) {
    for (const { bar: name } of onScreen.bars) run.leaveOut(name, browser.message);
    return;
  }
  try {
    if (['queue-opens', 'jk', 'next-case', 'decision-leaves', 'keys'].some((name) => run.wants(`browser-${name}`)))
      await during(await startProduct(await busyDesk()), (product) => measureHands(run, browser, product));
    if (['rows', 'presence', 'new-case', 'offline', 'axe'].some((name) => run.wants(`browser-${name}`)))
      await during(await startProduct(await freshPlace(), { env: DEMO, with: ['--demo'] }), (product) =>
        measureDemo(run, browser, product),
      );
  } finally {
    await browser.close();
  }
}

/** A measurement that breaks off leaves no server behind. */
async function during(product: Product, measure: (product: Product) => Promise<void>): Promise<void> {
  try {
    await measure(product);
  } finally {
    await product.stop();
  }
}

const originOf = ({ port }: Product) => `http://127.0.0.1:${port}`;
const inHand = (page: Page) => page.getByText(/^Yours for/).first();

async function measureHands(run: Run, browser: Browser, product: Product): Promise<void> {
  const { page } = await enter(browser, originOf(product), { email: 'moderator0@staff.example', password: PASSWORD });
  const opened: number[] = [];
  for (let n = 0; n <= OPENINGS; n++) opened.push(await openedIn(page, `${originOf(product)}/?${n}#/desks/reviews`));
  run.tell(
    'browser-queue-opens',
    percentile(opened.slice(1), 0.95),
    `ms, median ${median(opened).toFixed(0)}, ${OPENINGS} openings, cache warm`,
  );
  await inHand(page).waitFor();
  const moves: number[] = [];
  for (let n = 0; n < MOVES; n++) moves.push(await keyToCase(page, n % 4 === 3 ? 'k' : 'j'));
  run.tell('browser-jk', median(moves), `ms, p95 ${percentile(moves, 0.95).toFixed(0)}, ${MOVES} moves`);
  await inHand(page).waitFor();
  const [next, leaves]: [number[], number[]] = [[], []];
  await countKeys(page);
  for (let n = 0; n < DECISIONS; n++) {
    next.push(await keyToCase(page, 'a'));
    leaves.push(await requestAfterKey(page, '/decision'));
    await inHand(page).waitFor();
  }
  run.tell(
    'browser-next-case',
    median(next),
    `ms, p95 ${percentile(next, 0.95).toFixed(0)}, ${DECISIONS} decisions, 10,000 open cases`,
  );
  run.tell('browser-decision-leaves', Math.max(...leaves), `ms, median ${median(leaves).toFixed(0)}`);
  run.tell('browser-keys', (await keysCounted(page)) / DECISIONS, `keys a decision, ${DECISIONS} clean approvals`);
}

async function measureDemo(run: Run, browser: Browser, product: Product): Promise<void> {
  const come = (account: string, dark = false) =>
    enter(browser, originOf(product), { email: `${account}@demo.test`, password: DEMO.DEMO_PASSWORD }, { dark });
  const [one, other] = [await come('manager'), await come('manager2')];
  await one.page.goto(`${originOf(product)}/?rows#/desks/reviews?marketplace=qjob`);
  await inHand(one.page).waitFor();
  run.tell('browser-rows', await rowsOn(one.page), 'rows that end above the lower edge');
  await measureSight(run, product, one, other);
  await Promise.all([one.close(), other.close()]);
  if (run.wants('browser-axe')) await measureAxe(run, browser, product, come);
  const last = await come('manager');
  await last.page.goto(`${originOf(product)}/?offline#/desks/reviews`);
  await inHand(last.page).waitFor();
  const began = performance.now();
  await product.kill();
  await last.page
    .getByText(/No connection/)
    .first()
    .waitFor();
  run.tell('browser-offline', performance.now() - began, 'ms from kill −9 to the banner');
}

const rowsOn = (page: Page) =>
  page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href*="/desks/reviews/"]')];
    return links
      .map((link) => link.getBoundingClientRect())
      .filter(({ bottom, height }) => height > 0 && bottom <= innerHeight).length;
  });

/** What one person does, on the screen of the other. */
async function measureSight(run: Run, product: Product, one: Visit, other: Visit): Promise<void> {
  const address = one.page.url();
  await one.page.goto(`${originOf(product)}/?away#/`);
  await other.page.goto(address.replace('?rows', '?other'));
  await inHand(other.page).waitFor();
  const took = performance.now();
  await one.page.goto(address.replace('?rows', '?again'));
  await one.page
    .getByText(/Marta|Dana|Jana|works on it|is looking/)
    .first()
    .waitFor();
  run.tell('browser-presence', performance.now() - took, 'ms with loading the page');
  const began = performance.now();
  await submitReview(product);
  await other.page.getByRole('button', { name: /^\d+ new/ }).waitFor();
  run.tell('browser-new-case', performance.now() - began, 'ms from before the four calls of the marketplace');
}

async function submitReview(product: Product): Promise<void> {
  const send = async (method: string, path: string, body: object) => {
    const headers = {
      authorization: `Bearer ${DEMO.DEMO_API_KEY_QJOB}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    };
    const answer = await fetch(`${originOf(product)}/platform/v1${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  };
  await send('PUT', '/people/bench-c', { displayName: 'Jana Nová', kinds: ['customer'] });
  await send('PUT', '/people/bench-s', { displayName: 'Petr Starý', kinds: ['specialist'] });
  await send('PUT', '/listings/bench-l', { title: 'Malování', ownerId: 'bench-s' });
  await send('PUT', '/orders/bench-o', {
    listingId: 'bench-l',
    customerId: 'bench-c',
    specialistId: 'bench-s',
    status: 'completed',
  });
  await send('POST', '/reviews', {
    orderId: 'bench-o',
    authorId: 'bench-c',
    rating: 5,
    text: 'Přišel včas a pracoval čistě.',
  });
}

async function measureAxe(
  run: Run,
  browser: Browser,
  product: Product,
  come: (account: string, dark: boolean) => Promise<Visit>,
) {
  const found: string[] = [];
  let scenes = 0;
  const look = async (visit: Visit, origin: string, all: Scenes, where: string) => {
    scenes += Object.keys(all).length;
    for (const [name, list] of Object.entries(await lookAt(visit, origin, all)))
      found.push(...list.map((each) => `${where} ${name}: ${each}`));
    await visit.close();
  };
  const empty = await startProduct(await emptyDesk());
  for (const dark of [false, true]) {
    const theme = dark ? 'dark' : 'light';
    await look(await come('manager', dark), originOf(product), WITH_DATA, theme);
    await look(await come('manager2', dark), originOf(product), WITH_DIALOG, theme);
    await look(await come('manager2', dark), originOf(product), WITH_ERROR, theme);
    await look(await come('admin', dark), originOf(product), ADMIN, theme);
    const visitor = await enter(
      browser,
      originOf(empty),
      { email: 'manager0@staff.example', password: PASSWORD },
      { dark },
    );
    await look(visitor, originOf(empty), EMPTY, `empty, ${theme}`);
  }
  await empty.stop();
  run.tell('browser-axe', found.length, found.length === 0 ? `violations in ${scenes} scenes` : found.join(' ; '));
}
