import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll } from 'vitest';
import type { S3Config } from '#server/platform/documentSettings.ts';
import { authorizationOf, isSame, type SignedRequest, signatureOf } from './s3/sigV4.ts';
import { listening } from './server.ts';

/** What goes wrong with one request: too busy, done but not said so, cut off, never answered, sent elsewhere. */
export type S3Trouble = '503' | '500-after' | 'cut' | 'hang' | 'redirect';

export interface S3Double {
  config: S3Config;
  /** What lies in the bucket, by its whole name. */
  objects: Map<string, { bytes: Buffer; at: Date }>;
  /** Each request that comes takes the next. */
  troubles: S3Trouble[];
  /** Method and path of everything that came, refused or not. */
  asked: string[];
  /** The store's own clock; a signature may be fifteen minutes off. */
  now: () => Date;
}

const SKEW_MS_MAX = 15 * 60_000;
const PAGE = 7;
const [OK, NO_CONTENT] = [200, 204];

/** A store on a free port of the loopback that believes nobody: what AWS documents as refused is refused. */
export async function startS3(): Promise<S3Double> {
  const server = createServer((request, response) => void serve(double, request, response));
  const { origin, close } = await listening(server);
  afterAll(close);
  const keys = { accessKeyId: 'AKIADOUBLE', secretAccessKey: 'double/secret+key' };
  const double: S3Double = {
    config: { endpoint: origin, bucket: 'documents', region: 'eu-central-1', ...keys },
    objects: new Map(),
    troubles: [],
    asked: [],
    now: () => new Date(),
  };
  return double;
}

interface Reply {
  status: number;
  body?: string | Buffer;
}
const fault = (status: number, code: string): Reply => ({
  status,
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>planted</Message></Error>`,
});

async function serve(double: S3Double, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  double.asked.push(`${request.method} ${request.url}`);
  const trouble = double.troubles.shift();
  if (trouble === 'hang') return;
  if (trouble === 'cut') return void response.destroy();
  if (trouble === 'redirect')
    return void response.writeHead(307, { location: `${double.config.endpoint}/elsewhere` }).end();
  if (trouble === '503') return send(response, fault(503, 'SlowDown'));
  const body = Buffer.concat(chunks);
  const reply = deniedFor(double, request, body) ?? answerTo(double, request, body);
  send(response, trouble === '500-after' ? fault(500, 'InternalError') : reply);
}

function send(response: ServerResponse, { status, body = '' }: Reply): void {
  response.writeHead(status).end(body);
}

/** In the order in which AWS says no (docs.aws.amazon.com/AmazonS3, "Error responses"). */
function deniedFor({ config, now }: S3Double, request: IncomingMessage, body: Buffer): Reply | undefined {
  const signed: SignedRequest = {
    method: String(request.method),
    target: String(request.url),
    headers: request.headers,
  };
  const found = authorizationOf(signed);
  if (!found) return fault(403, 'AccessDenied');
  const announced = request.headers['x-amz-content-sha256'];
  if (typeof announced !== 'string') return fault(400, 'MissingSecurityHeader');
  if (found.accessKeyId !== config.accessKeyId) return fault(403, 'InvalidAccessKeyId');
  const date = String(request.headers['x-amz-date']);
  const [day, region, service] = found.scope.split('/');
  if (day !== date.slice(0, 8) || region !== config.region || service !== 's3')
    return fault(400, 'AuthorizationHeaderMalformed');
  if (!(Math.abs(now().getTime() - instantOf(date)) <= SKEW_MS_MAX)) return fault(403, 'RequestTimeTooSkewed');
  const mustBeSigned = ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))];
  if (!mustBeSigned.every((name) => found.signedHeaders.includes(name))) return fault(403, 'AccessDenied');
  if (!isSame(signatureOf(signed, found, config, announced), found.signature))
    return fault(403, 'SignatureDoesNotMatch');
  // UNSIGNED-PAYLOAD is a word of AWS's that this bucket does not take.
  return sha256(body) === announced ? undefined : fault(400, 'XAmzContentSHA256Mismatch');
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** `20150830T123600Z`, in milliseconds. */
const instantOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

function answerTo(double: S3Double, { method, url }: IncomingMessage, body: Buffer): Reply {
  const { objects, config, now } = double;
  const { pathname, searchParams } = new URL(String(url), config.endpoint);
  const [, bucket, ...rest] = decodeURIComponent(pathname).split('/');
  if (bucket !== config.bucket) return fault(404, 'NoSuchBucket');
  const key = rest.join('/');
  if (!key) return method === 'GET' ? page(double, searchParams) : fault(405, 'MethodNotAllowed');
  if (method === 'PUT') objects.set(key, { bytes: body, at: now() });
  if (method === 'DELETE') objects.delete(key);
  if (method === 'PUT' || method === 'DELETE') return { status: method === 'PUT' ? OK : NO_CONTENT };
  const found = objects.get(key);
  return found ? { status: OK, body: found.bytes } : fault(404, 'NoSuchKey');
}

/** ListObjectsV2, in pages so small that nobody forgets the next, with tokens as awkward as real ones. */
function page({ objects }: S3Double, query: URLSearchParams): Reply {
  if (query.get('list-type') !== '2') return fault(400, 'InvalidArgument');
  const token = query.get('continuation-token');
  const after = token ? Buffer.from(token.replace(/^1\+\/&=/, ''), 'base64').toString() : '';
  if (token && !token.startsWith('1+/&=')) return fault(400, 'InvalidArgument');
  const prefix = query.get('prefix') ?? '';
  const names = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const here = names.slice(0, PAGE);
  const contents = here.map(
    (key) => `<Contents><Key>${key}</Key><LastModified>${objects.get(key)?.at.toISOString()}</LastModified></Contents>`,
  );
  const isTruncated = names.length > PAGE;
  const next = isTruncated ? `1+/&amp;=${Buffer.from(String(here.at(-1))).toString('base64')}` : '';
  return {
    status: OK,
    body: `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>${contents.join('')}${next && `<NextContinuationToken>${next}</NextContinuationToken>`}</ListBucketResult>`,
  };
}
