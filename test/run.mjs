/**
 * `npm test`: everything, on a fresh clone, alone. `npm test -- --project unit` or `npm test -- test/rules/money.test.ts`
 * runs a part of the tests and nothing else.
 */
import { join } from 'node:path';
import { ensureInstalled } from '../server/launch/ensure.mjs';
import { root } from '../server/launch/say.mjs';
import { check, hasRow, leaveOut, printScore } from './support/score.mjs';
import { namedProjects, runTests, wants } from './support/vitest.mjs';

const args = process.argv.slice(2);

async function database() {
  if (!wants(args, 'postgres')) return undefined;
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return { url: given, stop: async () => {} };
  const { startPostgres } = await import('./support/postgres.mjs');
  try {
    return await startPostgres();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const how = '`npm ci` installs it, TEST_POSTGRES_URL=postgres://… names one.';
    leaveOut('postgres', `PostgreSQL cannot be started (${reason}). ${how}`);
    return undefined;
  }
}

/** Journeys drive the real bundle, so without one there is nothing to drive. */
async function browser() {
  if (!wants(args, 'e2e')) return undefined;
  if (!(await check('build', [join(root, 'server/launch/build.mjs'), '--if-stale']))) return undefined;
  const { findBrowser } = await import('./support/browser.mjs');
  const found = await findBrowser();
  if ('path' in found) return found.path;
  leaveOut('e2e', found.missing);
  return undefined;
}

await ensureInstalled();
if (args.length === 0) {
  // Four checkers, its default, do a third more work in all than two.
  await check('types', ['node_modules/typescript/bin/tsc', '--noEmit', '--checkers', '2']);
  await check('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']);
}
const browserPath = await browser();
const server = await database();
try {
  const named = namedProjects(args);
  const nothingIsLeft = named.length > 0 && named.every(hasRow);
  if (!nothingIsLeft) await runTests(args, { TEST_POSTGRES_URL: server?.url ?? '', TEST_BROWSER: browserPath ?? '' });
} finally {
  await server?.stop();
}
process.exitCode = printScore() ? 0 : 1;
