import { format } from 'node:util';
import { cleanup } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';

/**
 * The server of screen tests. A test says what it answers: `api.use(http.get('*\/api/me', () => HttpResponse.json(…)))`.
 * A request that nobody answers fails the test, because on a real machine it would reach something.
 */
export const api = setupServer();

const unanswered: string[] = [];
beforeAll(() =>
  api.listen({
    onUnhandledRequest: (request, print) => {
      unanswered.push(`${request.method} ${request.url}`);
      print.error();
    },
  }),
);
afterEach(() => {
  cleanup();
  api.resetHandlers();
  localStorage.clear();
  sessionStorage.clear();
  // Screens catch failed requests, so the request alone would not fail the test.
  const requests = unanswered.splice(0);
  if (requests.length > 0) throw new Error(`The test gives no answer to ${requests.join(', ')}.`);
});
afterAll(() => api.close());

/** What every browser has and jsdom has not. Nothing matches, resizes, scrolls or streams. */
class NothingToObserve {
  observe() {}
  unobserve() {}
  disconnect() {}
}
class SilentStream extends EventTarget {
  close() {}
}
vi.stubGlobal('EventSource', SilentStream);
vi.stubGlobal('ResizeObserver', NothingToObserve);
vi.stubGlobal('IntersectionObserver', NothingToObserve);
vi.stubGlobal('scrollTo', () => {});
vi.stubGlobal('matchMedia', (media: string) => ({
  media,
  matches: false,
  onchange: null,
  addEventListener: () => {},
  removeEventListener: () => {},
  dispatchEvent: () => false,
}));
Element.prototype.scrollIntoView = () => {};

/** Known noise of libraries, each with its source; every other word on the console is meant for us. */
const NOISE = [
  // react-admin runs a query and a form per record; React asks for act() around updates that tests wait for anyway.
  /not wrapped in act\(/,
  // react-admin 5.15 still hands MUI 9 the property's old name.
  /React does not recognize the `InputProps` prop/,
  // jsdom parses no @layer or :has() of MUI's sheets, and says so for each sheet.
  /Could not parse CSS stylesheet/,
];

for (const level of ['error', 'warn'] as const) {
  const speak = console[level];
  console[level] = (...words: unknown[]) => {
    if (!NOISE.some((noise) => noise.test(format(...words)))) speak(...words);
  };
}
