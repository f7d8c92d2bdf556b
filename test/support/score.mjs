import { runNode } from '../../server/launch/child.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, seconds: number }} Count */

/** @type {(Count & { name: string })[]} */
const rows = [];

/** @param {string} name @param {Partial<Count>} count */
export const addRow = (name, count) => void rows.push({ name, passed: 0, failed: 0, skipped: 0, seconds: 0, ...count });

/** @param {string} name */
export const hasRow = (name) => rows.some((row) => row.name === name);

/**
 * A program that is right or wrong as a whole counts as one test. Whoever stops it stops the run.
 * @param {string} name
 * @param {string[]} command
 */
export async function check(name, command) {
  console.log(`\n── ${name} ──`);
  const start = Date.now();
  const code = await runNode(name, command);
  if (code > 128) process.exit(code);
  const seconds = (Date.now() - start) / 1000;
  console.log(`${name}: ${code === 0 ? 'ok' : 'failed'}, ${seconds.toFixed(1)} s`);
  addRow(name, { [code === 0 ? 'passed' : 'failed']: 1, seconds });
  return code === 0;
}

/**
 * Skipped on a laptop, but a machine that calls itself CI has to have it.
 * @param {string} name
 * @param {string} reason
 */
export function leaveOut(name, reason) {
  const verdict = process.env.CI === 'true' ? 'failed' : 'skipped';
  console.log(`${name}: ${verdict}. ${reason}`);
  addRow(name, { [verdict]: 1 });
}

/** The table for people, ending in the one line that machines read. Answers whether nothing failed. */
export function printScore() {
  console.log(`\n${line('', ['passed', 'failed', 'skipped', 'seconds'])}`);
  for (const { name, passed, failed, skipped, seconds } of rows) {
    console.log(line(name, [passed, failed, skipped, seconds.toFixed(1)]));
  }
  const skipped = total('skipped');
  console.log(`\n${total('passed')} passed, ${total('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return total('failed') === 0;
}

/** @param {string} name @param {(string | number)[]} cells */
const line = (name, cells) => name.padEnd(18) + cells.map((cell) => String(cell).padStart(9)).join('');

/** @param {keyof Count} what */
const total = (what) => rows.reduce((sum, row) => sum + row[what], 0);
