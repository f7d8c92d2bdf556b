import { expect, test } from 'vitest';
import { ConfigFault, readConfig } from '#server/platform/config.ts';

const faultOf = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigFault) return error.message;
  }
  return 'nothing';
};

test.each([
  ['PORT', 'abc', 'a whole number from 0 to 65535'],
  ['PORT', '65536', 'a whole number from 0 to 65535'],
  ['PORT', '-1', 'a whole number from 0 to 65535'],
  ['PORT', '80.5', 'a whole number from 0 to 65535'],
  ['PORT', '', 'a whole number from 0 to 65535'],
  ['HOST', '', 'an address of this machine, such as 127.0.0.1 or 0.0.0.0'],
  ['DATA_DIR', '', 'the path of a folder'],
  ['DATABASE_URL', 'x', 'postgres://… for PostgreSQL, file:… for a SQLite file, or nothing for SQLite in DATA_DIR'],
  ['PUBLIC_URL', 'desk', 'the address that people type, beginning with https:// or http://, or nothing'],
  ['TRUST_PROXY', 'yes', 'a whole number from 0 to 10'],
  ['LOG_LEVEL', 'loud', 'one of fatal, error, warn, info, debug, silent'],
  ['WEBHOOKS_ALLOW_LOCAL', 'yes', '1 or true, 0 or false'],
  ['METRICS', 'on', '1 or true, 0 or false'],
])('%s set to “%s” is told what it got and what it wants', (name, got, wants) => {
  expect(faultOf({ [name]: got })).toBe(`${name}: got "${got}", wants ${wants}.`);
});

test('each setting that does not fit has a line, and a password in an address is not shown', () => {
  expect(faultOf({ PORT: 'x', DATABASE_URL: 'mysql://desk:s3cret@db/desk', LOG_LEVEL: 'info' }).split('\n')).toEqual([
    'PORT: got "x", wants a whole number from 0 to 65535.',
    expect.stringMatching(/^DATABASE_URL: got "mysql:\/\/…@db\/desk", wants postgres:/),
  ]);
});

test('what fits is taken', () => {
  expect(readConfig({ PORT: '0', TRUST_PROXY: '2', METRICS: 'true' })).toMatchObject({
    port: 0,
    trustProxy: 2,
    metrics: true,
  });
  expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', trustProxy: 0, logLevel: 'info' });
});
