import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The rules of the two source texts that this house keeps (reviews.md A1, A3); the other QJ rules come with their desks. */
const IZI = Array.from({ length: 27 }, (_, index) => `IZI-${String(index + 1).padStart(2, '0')}`);
const RULES = [...IZI, 'QJ-07', 'QJ-08', 'QJ-09'];

/** What a test is called: the first string after `test(`, `it(`, or after the brackets of `test.each`. */
const NAME =
  /(?:\b(?:test|it)(?:\.\w+)?|\))\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`)\s*,\s*(?:async\s*)?\(/g;

function testNames(): { file: string; name: string }[] {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) => /\.test\.tsx?$/.test(file));
  return files.sort().flatMap((file) =>
    [...readFileSync(join('test', file), 'utf8').matchAll(NAME)].map(([, single, double, back]) => ({
      file,
      name: single ?? double ?? back ?? '',
    })),
  );
}

test('every rule of IZI and Qjob has a test that carries its id', () => {
  const names = testNames();
  const table = RULES.map((id) => ({ id, tests: names.filter(({ name }) => new RegExp(`\\b${id}\\b`).test(name)) }));
  console.info(
    table.map(({ id, tests }) => [id, ...tests.map(({ file, name }) => `  ${file}: ${name}`)].join('\n')).join('\n'),
  );
  expect(names.length).toBeGreaterThan(100);
  expect(table.filter(({ tests }) => tests.length === 0).map(({ id }) => id)).toEqual([]);
});
