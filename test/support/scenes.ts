import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { Visit } from './visit.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What stands on the page before axe looks: a place, and what was done there. */
export interface Scene {
  path: string;
  /** Done before the page is opened: what the server will refuse. */
  refused?: string;
  act?: (page: Page) => Promise<unknown>;
}
export type Scenes = Record<string, Scene>;

const hasData = {
  desk: (page: Page) =>
    page
      .getByText(/^Yours for/)
      .first()
      .waitFor(),
  register: (page: Page) => page.locator('tbody tr').first().waitFor(),
};
const dialog = (page: Page) => page.getByRole('dialog').waitFor();
const alert = (page: Page) => page.getByRole('alert').first().waitFor();
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

const desk = (path: string, ...keys: string[]): Scene => ({
  path,
  act: async (page) => {
    await hasData.desk(page);
    await press(page, ...keys);
    if (keys.length > 0) await dialog(page);
  },
});
const register = (path: string): Scene => ({ path, act: hasData.register });
const broken = (path: string, refused: string): Scene => ({ path, refused, act: alert });

export const WITH_DATA: Scenes = {
  home: { path: '/', act: hasData.register },
  'reviews desk': desk('/desks/reviews'),
  'disputes desk': desk('/desks/review-disputes'),
  people: register('/people'),
  orders: register('/orders'),
  reviews: register('/reviews'),
  disputes: register('/review-disputes'),
  decisions: register('/decisions'),
  audit: register('/audit'),
  policies: register('/policies'),
  templates: register('/templates'),
  'suspicious groups': register('/rings'),
  'precision of the screening': register('/screening'),
  'words of the screening': {
    path: '/screening/lists',
    act: (page) => page.getByRole('main').getByRole('textbox').first().waitFor(),
  },
  'versions of the screening': register('/screening/versions'),
  'one person': {
    path: '/people',
    act: async (page) => {
      await page.locator('tbody a').first().click();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    },
  },
};

export const WITH_DIALOG: Scenes = {
  'commands over a case': {
    path: '/desks/reviews',
    act: async (page) => {
      await hasData.desk(page);
      await press(page, 'Control+k');
      await dialog(page);
    },
  },
  'all questions to be rejected': {
    path: '/desks/reviews',
    act: async (page) => {
      await hasData.desk(page);
      await press(page, 'Shift+Q');
      await dialog(page);
    },
  },
  'a reply from a template': {
    path: '/desks/review-disputes',
    act: async (page) => {
      await hasData.desk(page);
      await press(page, 'm');
      await page.getByRole('dialog').first().waitFor();
    },
  },
  'search over people': {
    path: '/people',
    act: async (page) => {
      await hasData.register(page);
      await press(page, '/');
      await dialog(page);
    },
  },
  'shortcuts over decisions': {
    path: '/decisions',
    act: async (page) => {
      await hasData.register(page);
      await press(page, '?');
      await dialog(page);
    },
  },
  'hold a review': desk('/desks/reviews', 'h'),
  'keys of the desk': desk('/desks/reviews', '?'),
  'ask a party': desk('/desks/review-disputes', 'q'),
  'reject several': {
    path: '/desks/reviews',
    act: async (page) => {
      await hasData.desk(page);
      await press(page, 'x');
      await page
        .getByRole('region', { name: 'Selected cases' })
        .getByRole('button', { name: /^Reject/ })
        .click();
      await dialog(page);
    },
  },
  'reopen a decision': {
    path: '/decisions',
    act: async (page) => {
      await page.locator('tbody a').first().click();
      await page.getByRole('button', { name: /^Reopen/ }).click();
      await dialog(page);
    },
  },
};

export const WITH_ERROR: Scenes = {
  'a decision without a reason': {
    path: '/desks/reviews',
    act: async (page) => {
      await hasData.desk(page);
      await press(page, 'r');
      await alert(page);
    },
  },
  'a dialog without what it needs': {
    path: '/desks/review-disputes',
    act: async (page) => {
      await hasData.desk(page);
      await press(page, 'q');
      await page.getByRole('dialog').getByRole('button', { name: 'Ask' }).click();
      await page.getByText('Fill this in.').first().waitFor();
    },
  },
  'a redaction without marks': {
    path: '/desks/reviews',
    act: async (page) => {
      await hasData.desk(page);
      await press(page, 't', 't');
      await alert(page);
    },
  },
  'a case that cannot be read': broken('/desks/reviews', '**/api/cases/*/context'),
  'a list of cases that cannot be read': broken('/desks/reviews', '**/api/cases?*'),
  'people that cannot be read': broken('/people', '**/api/people?*'),
};

/** The same pages before anything has happened, and under a filter that nothing fits. */
const nothing = (page: Page) =>
  page
    .getByText(/ yet$|^All cases are decided$|^Nothing is waiting|^No .* match/)
    .first()
    .waitFor();
const UNMATCHED = encodeURIComponent(JSON.stringify({ q: 'zzqqxx' }));
export const EMPTY: Scenes = Object.fromEntries(
  [
    '/',
    '/desks/reviews',
    '/desks/review-disputes',
    '/reviews',
    '/review-disputes',
    '/decisions',
    `/people?filter=${UNMATCHED}`,
    `/orders?filter=${UNMATCHED}`,
  ].map((path) => [`nothing at ${path}`, { path, act: nothing }]),
);

const invitation = async (page: Page) => {
  await hasData.register(page);
  await page.getByRole('link', { name: 'Invite a colleague' }).click();
  await page.getByRole('textbox').first().waitFor();
};
export const ADMIN: Scenes = {
  staff: register('/staff'),
  'api keys': register('/api-keys'),
  webhooks: { path: '/webhooks', act: (page) => page.getByRole('main').getByRole('link').first().waitFor() },
  'staff that cannot be read': broken('/staff', '**/api/staff?*'),
  'one colleague': {
    path: '/staff',
    act: async (page) => {
      await page.locator('tbody a').first().click();
      await page.getByRole('textbox').first().waitFor();
    },
  },
  invitation: { path: '/staff', act: invitation },
  'an invitation without an address': {
    path: '/staff',
    act: async (page) => {
      await invitation(page);
      await page.getByRole('main').locator('button[type=submit]').click();
      await page.locator('[aria-invalid=true]').first().waitFor();
    },
  },
};

const BUSY = { code: 'too-busy', message: 'too-busy', requestId: 'req-1' };

/** Opens each scene anew and lets axe read it: what it found, by scene. */
export async function lookAt(
  { page }: Pick<Visit, 'page'>,
  origin: string,
  scenes: Scenes,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, { path, refused, act }] of Object.entries(scenes)) {
    if (refused) await page.route(refused, (route) => route.fulfill({ status: 503, json: BUSY }));
    // Another address each time: the page is loaded anew, and nothing of the scene before is taken for this one.
    await page.goto(`${origin}/?${encodeURIComponent(name)}#${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await act?.(page);
    // Colours on their way between two states are nobody's to read.
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
    );
    const list = await violations(page);
    if (list.length > 0) found[name] = list;
    if (refused) await page.unroute(refused);
  }
  return found;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: found } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
  });
}
