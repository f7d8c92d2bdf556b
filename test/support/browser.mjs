import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { fromNpm } from './browserFromNpm.mjs';

/** @typedef {{ path: string, args: string[], env: Record<string, string> }} Browser */

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const HOW = '`apt-get install -y --no-install-recommends chromium` installs one, TRUSTDESK_BROWSER=/path names one.';

/** A browser in a container has no GPU and little shared memory, and a test talks to nobody but the server under test. */
const ARGS = `--disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run --disable-background-networking
  --disable-component-update --disable-sync --disable-domain-reliability --no-pings`.split(/\s+/);

/**
 * A Chromium that has been seen to start and to draw: the one that is named, the system's, or the one from npm.
 * @returns {Promise<Browser | { missing: string }>}
 */
export async function findBrowser() {
  // Whoever started this process has looked already.
  if (process.env.TEST_BROWSER) return describe(process.env.TEST_BROWSER);
  const named = process.env.TRUSTDESK_BROWSER;
  let reason = 'none was found';
  for (const candidate of named ? [() => named] : [...installed().map((path) => () => path), fromNpm]) {
    try {
      const browser = describe(candidate());
      await probe(browser);
      return browser;
    } catch (error) {
      reason = String(error instanceof Error ? error.message : error)
        .split('\n')
        .slice(0, 3)
        .join(' ');
    }
  }
  return { missing: `No browser can be started (${reason}). ${HOW}` };
}

/** @param {Browser} browser @param {import('playwright-core').LaunchOptions} [options] */
function start({ path, args, env }, { args: more = [], ...options } = {}) {
  const environment = /** @type {Record<string, string>} */ ({ ...process.env, ...env });
  return chromium.launch({ ...options, executablePath: path, args: [...args, ...more], env: environment });
}

/** A browser without fonts may start and yet draw nothing, so a word must have a width. @param {Browser} browser */
async function probe(browser) {
  const running = await start(browser, { timeout: 30_000 });
  try {
    const page = await running.newPage();
    await page.setContent('<span>Ověřený Довіра</span>');
    const width = await page.locator('span').evaluate((word) => word.getBoundingClientRect().width);
    if (width < 20) throw new Error(`${browser.path} draws no text`);
  } finally {
    await running.close();
  }
}

function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), MAC].filter(isProgram);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * What npm's Chromium needs lies beside the program; a system's browser needs nothing.
 * @param {string} path
 * @returns {Browser}
 */
function describe(path) {
  const home = dirname(path);
  const libraries = join(home, 'al2023/lib');
  if (!existsSync(libraries)) return { path, args: ARGS, env: {} };
  return { path, args: ARGS, env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(home, 'fonts.conf') } };
}
