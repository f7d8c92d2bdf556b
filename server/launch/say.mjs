import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout; everything the launchers do happens in it. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Progress goes to standard error, so that the output of a command stays its own. */
export const say = (/** @type {string} */ text) => process.stderr.write(text);

/** Ends with a sentence instead of a stack trace: what went wrong is not in our code. */
export function giveUp(/** @type {string} */ sentence, code = 1) {
  say(`${sentence}\n`);
  process.exit(code);
}

/**
 * One line per long step: what is being done, then how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 */
export async function step(what, work) {
  const start = Date.now();
  say(`${what} … `);
  const result = await work();
  say(`${((Date.now() - start) / 1000).toFixed(1)} s\n`);
  return result;
}
