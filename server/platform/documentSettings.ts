import { join, resolve } from 'node:path';
import { z } from 'zod';
import { FILE_PLACES, type FilePlaceName } from '#db/words.ts';
import { formed, wants } from './setting.ts';

/** Where identity documents are kept, what they are locked with, and who looks for harmful content in them. */
export const documentSettings = {
  /** A folder below DATA_DIR, or a bucket that speaks S3. */
  DOCUMENT_STORE: wants(`one of ${FILE_PLACES.join(', ')}`, z.enum(FILE_PLACES).default('folder')),
  /** The keys they are encrypted with; `document-keys.json` in DATA_DIR unless told. */
  DOCUMENT_KEYS_FILE: wants('the path of a file', z.string().default('')),
  S3_ENDPOINT: wants(
    'the address of a store that speaks S3, beginning with https:// or http://, without a path',
    formed(/^https?:\/\/[^\s/@?#]+\/?$/),
  ),
  S3_BUCKET: wants(
    'the name of a bucket, 3 to 63 of a-z, 0-9, dot and hyphen',
    formed(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  ),
  S3_REGION: wants('the name of a region, such as eu-central-1', z.string().default('us-east-1')),
  S3_ACCESS_KEY_ID: wants('the name of a key, without spaces', formed(/^[!-~]+$/)),
  S3_SECRET_ACCESS_KEY: wants('the secret of that key, without spaces', formed(/^[!-~]+$/)),
  /** The daemon of ClamAV; nothing: nobody looks. */
  CLAMD_SOCKET: wants(
    'the path of a socket of clamd, or its host:port, or nothing',
    formed(/^(\/.+|[^\s/:]+:\d{1,5})$/),
  ),
};

export interface S3Config {
  /** Without a slash at its end. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}
export interface DocumentConfig {
  /** Where new files go: a folder below DATA_DIR, or the bucket. */
  store: FilePlaceName;
  /** Set also where new files go elsewhere, for those that lie there already. */
  s3: S3Config | null;
  keysFile: string;
  /** A path, or host:port; empty where nobody looks into files. */
  clamd: string;
}
type Given = { [Name in keyof typeof documentSettings]: z.infer<(typeof documentSettings)[Name]> };

const S3_NEEDS = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** What a store that speaks S3 cannot be asked without, where it is chosen and some of it is missing. */
export const s3Lacks = (set: Given): string | undefined =>
  set.DOCUMENT_STORE === 's3' && S3_NEEDS.some((name) => !set[name]) ? S3_NEEDS.join(', ') : undefined;

/** The demo keeps everything in its own folder: what it does away with must never be somebody's. */
export function documentsOf(set: Given, dataDir: string, demo: boolean): DocumentConfig {
  const s3 = {
    endpoint: set.S3_ENDPOINT.replace(/\/$/, ''),
    bucket: set.S3_BUCKET,
    region: set.S3_REGION,
    accessKeyId: set.S3_ACCESS_KEY_ID,
    secretAccessKey: set.S3_SECRET_ACCESS_KEY,
  };
  return {
    store: demo ? 'folder' : set.DOCUMENT_STORE,
    s3: S3_NEEDS.every((name) => set[name]) && !demo ? s3 : null,
    keysFile: set.DOCUMENT_KEYS_FILE && !demo ? resolve(set.DOCUMENT_KEYS_FILE) : join(dataDir, 'document-keys.json'),
    clamd: set.CLAMD_SOCKET,
  };
}
