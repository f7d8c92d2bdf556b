import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * AWS Signature Version 4 as a store checks it, written from its description (docs.aws.amazon.com, "Create a signed AWS
 * API request") and proven against the published examples in `sigv4.test.ts`; it shares nothing with the signer.
 */
export interface SignedRequest {
  method: string;
  /** Path and query as they came over the wire. */
  target: string;
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}
interface Authorization {
  accessKeyId: string;
  /** date/region/service/aws4_request */
  scope: string;
  signedHeaders: readonly string[];
  signature: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[^/]+\/[^/]+\/aws4_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

export function authorizationOf({ headers }: SignedRequest): Authorization | undefined {
  const found = AUTHORIZATION.exec(textOf(headers.authorization));
  if (!found) return undefined;
  const [, accessKeyId = '', scope = '', signed = '', signature = ''] = found;
  return { accessKeyId, scope, signedHeaders: signed.split(';'), signature };
}

/** The signature that this request must carry, in hex. `payloadHash` is what the body was announced as. */
export function signatureOf(
  request: SignedRequest,
  { scope, signedHeaders }: Pick<Authorization, 'scope' | 'signedHeaders'>,
  { secretAccessKey }: Credentials,
  payloadHash: string,
): string {
  const amzDate = textOf(request.headers['x-amz-date']);
  const canonical = canonicalRequest(request, signedHeaders, payloadHash);
  const toSign = ['AWS4-HMAC-SHA256', amzDate, scope, hex(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((secret, word) => mac(secret, word), `AWS4${secretAccessKey}`);
  return mac(key, toSign).toString('hex');
}

export const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Public, so that a test can hold it against the canonical requests that AWS prints. */
export function canonicalRequest(
  { method, target, headers }: SignedRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
): string {
  const [path = '', query = ''] = target.split('?');
  const lines = signedHeaders.map((name) => `${name}:${textOf(headers[name]).trim().replace(/ +/g, ' ')}\n`);
  return [method, path || '/', canonicalQuery(query), lines.join(''), signedHeaders.join(';'), payloadHash].join('\n');
}

/** Sorted by code point of what is escaped; `+` came from a form and is a blank. */
const canonicalQuery = (query: string): string =>
  query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [name, rest.join('=')].map((word) => escaped(decodeURIComponent(word.replaceAll('+', ' '))));
    })
    .sort(([a = '', x = ''], [b = '', y = '']) => (a === b ? order(x, y) : order(a, b)))
    .map((pair) => pair.join('='))
    .join('&');

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Everything but the unreserved characters of RFC 3986. */
const escaped = (text: string): string =>
  [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

const textOf = (header: string | readonly string[] | undefined): string => String(header ?? '');
const hex = (text: string): string => createHash('sha256').update(text).digest('hex');
const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
