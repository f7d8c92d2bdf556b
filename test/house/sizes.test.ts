import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** A file should be about 70 lines; past this it has two subjects and is split, not let through. */
const LINES_MAX = 230;
/** Lists of words and tables are long because there is much to list. */
const LISTS =
  /^(db\/(words|schema|demo|migrations)|client\/i18n|server\/\w+\/(words\/|contract\.ts)|server\/decisions\/dsaWords\.ts|test\/)/;

test('no file grows past its ceiling unnoticed', () => {
  const files = ['client', 'server', 'db'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|mjs)$/.test(name))
      .map((name) => join(room, name)),
  );
  const long = files
    .filter((file) => !LISTS.test(file))
    .map((file) => [file, readFileSync(file, 'utf8').split('\n').length] as const)
    .filter(([, lines]) => lines > LINES_MAX);
  expect(files.length).toBeGreaterThan(150);
  expect(long).toEqual([]);
});
