import { describe, expect, test } from 'vitest';
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
  ['DOCUMENT_STORE', 'cloud', 'one of folder, s3'],
  [
    'S3_ENDPOINT',
    's3.example',
    'the address of a store that speaks S3, beginning with https:// or http://, without a path',
  ],
  ['S3_BUCKET', 'No Bucket', 'the name of a bucket, 3 to 63 of a-z, 0-9, dot and hyphen'],
  ['CLAMD_SOCKET', 'clamd', 'the path of a socket of clamd, or its host:port, or nothing'],
])('%s set to “%s” is told what it got and what it wants', (name, got, wants) => {
  expect(faultOf({ [name]: got })).toBe(`${name}: got "${got}", wants ${wants}.`);
});

test('each setting that does not fit has a line, and a password in an address is not shown', () => {
  expect(faultOf({ PORT: 'x', DATABASE_URL: 'mysql://desk:s3cret@db/desk', LOG_LEVEL: 'info' }).split('\n')).toEqual([
    'PORT: got "x", wants a whole number from 0 to 65535.',
    expect.stringMatching(/^DATABASE_URL: got "mysql:\/\/…@db\/desk", wants postgres:/),
  ]);
});

describe('a store that speaks S3', () => {
  const S3 = {
    DOCUMENT_STORE: 's3',
    S3_ENDPOINT: 'https://s3.example/',
    S3_BUCKET: 'documents',
    S3_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    S3_SECRET_ACCESS_KEY: 'se/cr+et',
  };

  test.each(['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'])('wants %s', (name) => {
    expect(faultOf({ ...S3, [name]: '' })).toBe(
      'DOCUMENT_STORE: got "s3", wants S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY beside it.',
    );
  });
  test('has its keys shown nowhere, not even where they do not fit', () => {
    const said = faultOf({ ...S3, S3_ACCESS_KEY_ID: 'AKIA EXAMPLE', S3_SECRET_ACCESS_KEY: 'se cr et' });
    expect(said.split('\n')).toEqual([
      'S3_ACCESS_KEY_ID: got something else, wants the name of a key, without spaces.',
      'S3_SECRET_ACCESS_KEY: got something else, wants the secret of that key, without spaces.',
    ]);
  });
  test('is taken, but never by the demo, which does away with what it finds', () => {
    expect(readConfig(S3).documents).toMatchObject({
      store: 's3',
      s3: { endpoint: 'https://s3.example', region: 'us-east-1' },
    });
    expect(readConfig(S3, true).documents).toMatchObject({ store: 'folder', s3: null });
    expect(readConfig({}).documents).toMatchObject({ store: 'folder', s3: null });
  });
  test('is still asked for what lies there after new files go to a folder', () => {
    expect(readConfig({ ...S3, DOCUMENT_STORE: 'folder' }).documents).toMatchObject({
      store: 'folder',
      s3: { bucket: 'documents' },
    });
  });
});

test('what fits is taken', () => {
  expect(readConfig({ PORT: '0', TRUST_PROXY: '2', METRICS: 'true' })).toMatchObject({
    port: 0,
    trustProxy: 2,
    metrics: true,
  });
  expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', trustProxy: 0, logLevel: 'info' });
});
