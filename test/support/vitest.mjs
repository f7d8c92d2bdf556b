import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../../server/launch/child.mjs';
import { addRow } from './score.mjs';

/** The projects of vite.config.ts in the order of the summary. @type {Record<string, string[]>} */
const FOLDERS = {
  unit: ['test/rules', 'test/house'],
  client: ['test/client'],
  sqlite: ['test/db', 'test/api'],
  postgres: ['test/db', 'test/api'],
  e2e: ['test/e2e'],
};

/** @param {string[]} args */
export const namedProjects = (args) =>
  args.flatMap((arg, at) => (arg === '--project' ? (args[at + 1] ?? []) : (/^--project=(.+)/.exec(arg)?.[1] ?? [])));

/**
 * Does what was asked for reach this project? In doubt yes: vitest itself has the last word.
 * @param {string[]} args
 * @param {string} project
 */
export function wants(args, project) {
  const named = namedProjects(args);
  if (named.length > 0 && !named.includes(project)) return false;
  const files = args.filter((arg) => arg.startsWith('test/'));
  const reaches = (/** @type {string} */ file) =>
    FOLDERS[project]?.some((folder) => file.startsWith(folder) || folder.startsWith(file));
  return files.length === 0 || files.some(reaches);
}

/**
 * Runs vitest and adds a row for each project.
 * @param {string[]} args
 * @param {Record<string, string>} found where PostgreSQL and the browser are; empty means there is none
 */
export async function runTests(args, found) {
  console.log('\n── tests ──');
  const folder = mkdtempSync(join(tmpdir(), 'trustdesk-tests-'));
  const tally = join(folder, 'tally.json');
  const command = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=test/support/tally.ts'];
  const code = await runNode('vitest', [...command, ...args], { env: { ...process.env, ...found, TEST_TALLY: tally } });
  const counts = read(tally);
  rmSync(folder, { recursive: true });
  const order = Object.keys(FOLDERS);
  const names = Object.keys(counts).sort((one, other) => order.indexOf(one) - order.indexOf(other));
  for (const name of names) addRow(name, counts[name] ?? {});
  // A wrong argument, a crash or a file name that fits nothing must not look like success.
  const nothingRan = args.length > 0 && names.length === 0;
  const someFailed = names.some((name) => counts[name]?.failed);
  if ((code !== 0 && !someFailed) || nothingRan) addRow('vitest', { failed: 1 });
}

/** @param {string} tally @returns {Record<string, import('./score.mjs').Count>} */
function read(tally) {
  try {
    return JSON.parse(readFileSync(tally, 'utf8'));
  } catch {
    console.log('vitest ended before it could count.');
    return {};
  }
}
