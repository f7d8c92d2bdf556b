import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Group, Run } from '../support/bars.ts';

const FOLDER = fileURLToPath(new URL('../../build/client/', import.meta.url));
/** Rollup writes the static imports of a chunk as `from"./x.js"` or `import"./x.js"`; dynamic ones have a bracket. */
const STATIC = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g;
const DYNAMIC = /\bimport\(\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]\s*\)/g;
/** Loaded lazily and yet before anything is seen: Home where it has a chunk of its own, and one language. */
const BEFORE_HOME = /(?:^|\/)(?:Home|home|en)-[^/]*\.js$/;

/** Everything that index.html, its modules and their modules load before Home is on screen; fonts and other languages apart. */
export const browser: Group = {
  bars: [
    {
      bar: 'browser-first-load',
      sense: '<=',
      limit: 330,
      engine: 'none',
      what: 'kB gz of script and style until Home',
    },
  ],
  measure: async (run) => measureBrowser(run),
};

function measureBrowser({ tell, leaveOut }: Run): void {
  if (!existsSync(join(FOLDER, 'index.html'))) {
    leaveOut('browser-first-load', 'There is no build/client; `npm run build` makes it.');
    return;
  }
  const files = firstLoad();
  const sizes = files.map((file) => ({
    file: relative(FOLDER, file),
    bytes: gzipSync(readFileSync(file), { level: 6 }).length,
  }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const largest = [...sizes]
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 4)
    .map(({ file, bytes }) => `${file} ${(bytes / 1000).toFixed(0)}`);
  tell('browser-first-load', total / 1000, `kB gz in ${files.length} files; largest: ${largest.join(', ')}`);
}

export function firstLoad(folder = FOLDER): string[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const tags = [...page.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const loaded = tags.filter((tag) => tag.startsWith('<script') || /rel="(?:modulepreload|stylesheet)"/.test(tag));
  const queue = loaded
    .flatMap((tag) => /(?:src|href)="\/?([^"]+)"/.exec(tag)?.[1] ?? [])
    .map((path) => join(folder, path));
  const seen = new Set<string>();
  for (let file = queue.shift(); file; file = queue.shift()) {
    if (seen.has(file) || !existsSync(file)) continue;
    seen.add(file);
    if (!file.endsWith('.js')) continue;
    const source = readFileSync(file, 'utf8');
    const at = (path: string) => join(dirname(String(file)), path);
    queue.push(...[...source.matchAll(STATIC)].map(([, path]) => at(String(path))));
    queue.push(
      ...[...source.matchAll(DYNAMIC)].map(([, path]) => at(String(path))).filter((path) => BEFORE_HOME.test(path)),
    );
  }
  return [...seen];
}
