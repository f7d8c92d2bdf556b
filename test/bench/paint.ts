import type { Page } from 'playwright-core';

/** Where the page leaves what it measured of the last key. */
interface Watch {
  took: Promise<number>;
  pressedAt: number;
}

declare global {
  interface Window {
    watch: Watch;
    counter: { keys: number };
  }
}

/** Milliseconds from the start of loading to the first frame with a case on it. */
export async function openedIn(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.locator('.centre .txt, .desk .txt').first().waitFor();
  return page.evaluate(() => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now()))));
}

/**
 * Milliseconds from the key going down, as the browser stamped it, to the first frame after the one in which another
 * case stands on the screen with its text.
 */
export async function keyToCase(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    // The browser remembers 250 requests, and then no more.
    performance.clearResourceTimings();
    const title = () => document.querySelector('.ttl h2')?.textContent ?? '';
    const before = title();
    const watch: Watch = { took: Promise.resolve(0), pressedAt: 0 };
    watch.took = new Promise((resolve) => {
      const listen = ({ timeStamp }: KeyboardEvent) => {
        watch.pressedAt = timeStamp;
        const look = () => {
          if (title() === before || document.querySelector('.desk .txt') === null) return requestAnimationFrame(look);
          // The next frame begins when this one has been handed over to be painted.
          return requestAnimationFrame(() => resolve(performance.now() - timeStamp));
        };
        requestAnimationFrame(look);
      };
      addEventListener('keydown', listen, { capture: true, once: true });
    });
    Object.assign(window, { watch });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => window.watch.took);
}

/** Milliseconds from the last key that `keyToCase` pressed to its request of this address, known once it is answered. */
export const requestAfterKey = (page: Page, ending: string): Promise<number> =>
  page.evaluate(async (end) => {
    const { pressedAt } = window.watch;
    for (;;) {
      const sent = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(end));
      const after = sent.find(({ startTime }) => startTime >= pressedAt);
      if (after) return after.startTime - pressedAt;
      await new Promise(requestAnimationFrame);
    }
  }, ending);

/** From here on every key that goes down is counted, whoever presses it. */
export const countKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const counter = { keys: 0 };
    const add = () => {
      counter.keys += 1;
    };
    addEventListener('keydown', add, { capture: true });
    Object.assign(window, { counter });
  });
export const keysCounted = (page: Page): Promise<number> => page.evaluate(() => window.counter.keys);
