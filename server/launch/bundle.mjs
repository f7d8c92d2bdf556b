import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './ensure.mjs';
import { giveUp, root } from './say.mjs';

/**
 * Runs a bundle in this very process, as if it had been called by itself. One process means that Ctrl-C arrives once,
 * that no kill leaves a server behind, and that the exit code is the server's own.
 * @param {'main' | 'cli'} name
 * @param {string[]} args
 */
export async function runBundle(name, args) {
  await ensureBuilt();
  // File names on the command line are meant from where the person stands; data/ and .env lie in the checkout.
  process.env.INIT_CWD ??= process.cwd();
  process.env.NODE_ENV ||= 'production';
  process.chdir(root);
  readSettings();
  const bundle = join(root, `build/server/${name}.mjs`);
  process.argv = [process.execPath, bundle, ...args];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(bundle).href);
}

/** The schema chooses its dialect while modules load, so `.env` must be known before; what the shell says wins. */
function readSettings() {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    giveUp(`.env could not be read: ${error instanceof Error ? error.message : error}`, 2);
  }
}
