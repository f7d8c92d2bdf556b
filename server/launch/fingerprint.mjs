import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './say.mjs';

/** Everything that a build depends on. */
const SOURCES = ['client', 'server', 'db', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];

/**
 * Names the source by its content: a checkout that changes only times builds nothing, a deleted file does.
 * Two thousand files take about a tenth of a second.
 */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesOf)) {
    hash
      .update(`${relative(root, file).replaceAll(sep, '/')}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Written last by a build, and holding the fingerprint of what was built. */
export const stampFile = join(root, 'build/.stamp');

export const isBuilt = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();

/** @param {string} name @returns {string[]} */
function filesOf(name) {
  const path = join(root, name);
  if (/\.\w+$/.test(name)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
