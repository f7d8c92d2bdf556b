/**
 * What must stand before anything else can run: a fitting Node, the packages of the lock file, a build of this source.
 * Only Node's own modules are used here, because nothing else exists yet on a fresh clone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { runNode } from './child.mjs';
import { isBuilt } from './fingerprint.mjs';
import { giveUp, root, say, step } from './say.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} Packages */

/** The lowest minor of each even line that all of our packages support; see `engines` in package.json. */
function ensureNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const lowest = { 20: 19, 22: 13 }[major];
  if (lowest === undefined ? major >= 24 : minor >= lowest) return;
  giveUp(
    `Trustdesk needs Node.js 20.19, 22.13, 24 or newer, and this is ${version}. A fitting one: https://nodejs.org`,
  );
}

export async function ensureInstalled() {
  ensureNode();
  if (isInstalled()) return;
  await alone('install', async () => {
    if (!isInstalled()) await step('Installing packages (once; a minute or two)', async () => install());
  });
}

export async function ensureBuilt() {
  await ensureInstalled();
  if (isBuilt()) return;
  const code = await runNode('The build', [join(root, 'server/launch/build.mjs'), '--if-stale'], { quiet: true });
  if (code !== 0) giveUp('The build failed; the reason stands above.', code);
}

/** Compares what npm wrote into node_modules with the lock file, so that touching a file installs nothing. */
function isInstalled() {
  const [wanted, found] = [packagesOf('package-lock.json'), packagesOf('node_modules/.package-lock.json')];
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    // Packages for other platforms are listed in the lock file and left out of node_modules.
    if (path === '' || (entry.optional && !found[path])) return true;
    return found[path]?.version === entry.version;
  });
}

/** @returns {Packages | undefined} */
function packagesOf(/** @type {string} */ lockFile) {
  const path = join(root, lockFile);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

function install() {
  const first = npm('ci');
  if (first.status === 0) return;
  say('the lock file does not fit, trying `npm install` … ');
  const second = npm('install');
  if (second.status === 0) return;
  giveUp(
    `failed.\n${second.stderr.trim().split('\n').slice(-20).join('\n')}\n\`npm install\` failed; npm's reason stands above.`,
  );
}

/** Building needs the development packages too, whatever NODE_ENV says. @param {'ci' | 'install'} command */
function npm(command) {
  const args = [command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const script = process.env.npm_execpath;
  const [program, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  const windows = process.platform === 'win32' && program === 'npm';
  return spawnSync(program, [...first, ...args], { cwd: root, encoding: 'utf8', shell: windows });
}
