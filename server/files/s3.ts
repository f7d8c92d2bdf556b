import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { sha256 } from '../platform/crypto.ts';
import type { S3Config } from '../platform/documentSettings.ts';
import { type FilePlace, FilesUnavailable, type Found, isFileId, isKept, mustBeFileId } from './place.ts';

const TRIES = 3;
const TIMES = { timeoutMs: 15_000, pauseMs: 200 };

interface Ask {
  method: 'GET' | 'PUT' | 'DELETE';
  /** Below the bucket; ids need no escaping. */
  path: string;
  body?: Buffer;
}
/** Resolves to undefined where there is no such object. @throws FilesUnavailable */
type Send = (ask: Ask) => Promise<Buffer | undefined>;

/**
 * A bucket that speaks S3, asked by path (`endpoint/bucket/home/id`), so no name in DNS is needed. What we send carries
 * its sha256, which the store checks. The bucket must keep no versions, or what was removed stays.
 * @param home all names of ours begin with it; what lies beside in the bucket is never looked at
 */
export function s3Place(config: S3Config, home: string, times = TIMES): FilePlace {
  const send = sender(config, times);
  const pathOf = (id: string) => `/${home}/${mustBeFileId(id)}`;
  const get = (id: string) => send({ method: 'GET', path: pathOf(id) });
  return {
    get,
    put: async (id, body) => {
      // Asked before, since not every store takes If-None-Match.
      if (!(await isKept({ get }, id, body))) await send({ method: 'PUT', path: pathOf(id), body });
    },
    remove: async (id) => void (await send({ method: 'DELETE', path: pathOf(id) })),
    has: async (id) => !(await found(send, pathOf(id).slice(1)).next()).done,
    list: () => found(send, `${home}/`),
  };
}

/** Page by page (ListObjectsV2). */
async function* found(send: Send, prefix: string): AsyncGenerator<Found, void> {
  for (let token: string | undefined = ''; token !== undefined; ) {
    const query = new URLSearchParams({ 'list-type': '2', prefix, ...(token && { 'continuation-token': token }) });
    const page = String(await send({ method: 'GET', path: `?${query}` }));
    for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const id = inside(entry, 'Key').split('/').at(-1) ?? '';
      if (isFileId(id)) yield { id, at: new Date(inside(entry, 'LastModified')) };
    }
    token = inside(page, 'IsTruncated') === 'true' ? inside(page, 'NextContinuationToken') : undefined;
  }
}

/** What stands in the first element of this name; of what XML must write differently, names and tokens have only `&`. */
const inside = (xml: string, name: string): string =>
  (new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '').replaceAll('&amp;', '&');

/** Each of our verbs may be done twice, so what may only be late or too busy is tried again; what is denied is not. */
function sender(config: S3Config, { timeoutMs, pauseMs }: typeof TIMES): Send {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = config;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const once = async ({ method, path, body }: Ask): Promise<Reply> => {
    const headers = { 'x-amz-content-sha256': sha256(body ?? '') };
    const request = await client.sign(`${endpoint}/${bucket}${path}`, {
      method,
      headers,
      ...(body && { body: new Uint8Array(body) }),
    });
    // What is signed for one address must not follow to another.
    const answer = await fetch(request, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  return async (ask) => {
    for (let tries = 1; ; tries++) {
      const reply = await once(ask).catch(silence);
      if (reply.status < 300) return reply.bytes;
      const code = inside(reply.bytes.toString('utf8'), 'Code');
      // Without its bucket nothing is there either, but that is not what was asked.
      if (reply.status === 404 && code !== 'NoSuchBucket') return undefined;
      const mayPass = reply.status >= 500 || reply.status === 429;
      if (!mayPass || tries === TRIES)
        throw new FilesUnavailable(`${ask.method} in ${bucket}: ${reply.status} ${code || reply.why || ''}`.trimEnd());
      await sleep(Math.random() * pauseMs * 2 ** tries);
    }
  };
}

interface Reply {
  status: number;
  bytes: Buffer;
  why?: string;
}

/** No answer at all, as if the store had said that it cannot. */
function silence(error: Error & { cause?: { code?: string } }): Reply {
  return { status: 504, bytes: Buffer.alloc(0), why: error.cause?.code ?? error.message };
}
