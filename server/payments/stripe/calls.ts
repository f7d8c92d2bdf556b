import { z } from 'zod';
import { formOf, type Parameters } from './form.ts';

/** What Stripe refuses for good. `replayed`: it is an earlier answer under the same key, told again. */
export class StripeRefusal extends Error {
  override name = 'StripeRefusal';
  readonly code: string;
  readonly replayed: boolean;
  constructor(code: string, replayed = false) {
    super(code);
    this.code = code;
    this.replayed = replayed;
  }
}

export interface StripeApi {
  secretKey: string;
  /** A test puts its own in place. */
  fetch: typeof fetch;
  timeoutMs: number;
}

const BASE_URL = 'https://api.stripe.com';
/** Pinned: what a field means must not change under us. */
const VERSION = '2025-08-27.basil';
const ANSWER_BYTES_MAX = 2_000_000;
/** The call is wrong, the card was declined, the thing is not there: the same call would be answered the same again. */
const FINAL = [400, 402, 404];

/** @throws StripeRefusal, or another Error where it is not known what Stripe made of it */
export const getFrom = (api: StripeApi, path: string, query: Parameters = {}): Promise<unknown> => {
  const asked = formOf(query).toString();
  return call(api, asked ? `${path}?${asked}` : path, { method: 'GET' });
};

/**
 * A write under a key: told again within the day that Stripe keeps keys, it answers what it answered the first time
 * (docs.stripe.com/api/idempotent_requests).
 * @throws StripeRefusal nothing was done and nothing will be; another Error where it is not known whether it was done
 */
export const postTo = (api: StripeApi, path: string, form: Parameters, key: string): Promise<unknown> =>
  call(api, path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Idempotency-Key': key },
    body: formOf(form).toString(),
  });

async function call(api: StripeApi, path: string, init: RequestInit): Promise<unknown> {
  const own = { Authorization: `Bearer ${api.secretKey}`, 'Stripe-Version': VERSION };
  const response = await api.fetch(BASE_URL + path, {
    ...init,
    // A key must not follow to wherever an answer points.
    redirect: 'error',
    signal: AbortSignal.timeout(api.timeoutMs),
    headers: { ...own, ...init.headers },
  });
  const json: unknown = JSON.parse(await textOf(response));
  if (response.ok) return json;
  throw faultOf(response, json);
}

/** The answer as text, and no more of it than any answer has. */
async function textOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  for (let bytes = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > ANSWER_BYTES_MAX) {
      await reader.cancel();
      throw new Error('Stripe answered more than any page of it holds.');
    }
    parts.push(value);
  }
  return Buffer.concat(parts).toString('utf8');
}

const Fault = z.object({ error: z.object({ type: z.string().optional(), code: z.string().optional() }) });

/**
 * A key that is in use, a limit that is reached and a fault of Stripe's pass; so does a secret key that is being replaced
 * (401, 403), which must not fail every payment that waits (docs.stripe.com/error-low-level).
 */
function faultOf({ status, headers }: Response, json: unknown): Error {
  const { error = {} } = Fault.safeParse(json).data ?? {};
  const name = error.code ?? error.type ?? `http-${status}`;
  if (!FINAL.includes(status)) return new Error(`Stripe answered ${status}: ${name}.`);
  return new StripeRefusal(name, headers.get('idempotent-replayed') === 'true');
}
