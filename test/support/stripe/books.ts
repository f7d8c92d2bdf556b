import type { ApiError, OperationName } from './spec.ts';

type Json = Record<string, unknown>;
export type Given = Readonly<Record<string, unknown>>;
export interface Answer {
  status: number;
  body: Json;
}
interface Thing extends Json {
  id: string;
  object: string;
  amount: number;
  created: number;
  metadata: Record<string, string>;
}

const refusal = (status: number, code: string, type = 'invalid_request_error'): Answer => ({
  status,
  body: {
    error: {
      type,
      code,
      message: code,
      doc_url: `https://stripe.com/docs/error-codes/${code}`,
    } satisfies Partial<ApiError> & Json,
  },
});
const ok = (body: Json): Answer => ({ status: 200, body });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What an account of Stripe holds, and what it does when it is asked: enough of both for one marketplace. */
export class StripeBooks {
  readonly intents: Thing[] = [];
  readonly charges: Thing[] = [];
  readonly refunds: Thing[] = [];
  readonly transfers: Thing[] = [];
  readonly balance: Thing[] = [];
  /** Free of any charge; what a transfer without `source_transaction` is paid from. */
  available = 0;
  accounts = ['acct_1Specialist'];
  /** The search is behind what was written. */
  searchLags = false;
  /** Refunds that are not instant. */
  refundStatus = 'succeeded';
  now = 1_772_442_000;
  #last = 0;

  readonly does: Record<OperationName, (given: Given, id: string) => Answer> = {
    createIntent: (given) => this.#createIntent(given),
    searchIntents: ({ query }) => this.#search(text(query)),
    readIntent: (_, id) => this.#one(this.intents, id),
    updateIntent: (given, id) => this.#updateIntent(given, id),
    cancelIntent: (_, id) => this.#cancelIntent(id),
    listCharges: (given) => this.#page(this.charges, given, ['payment_intent', 'transfer_group', 'customer']),
    readCharge: (_, id) => this.#one(this.charges, id),
    createRefund: (given) => this.#createRefund(given),
    listRefunds: (given) => this.#page(this.refunds, given, ['payment_intent', 'charge']),
    createTransfer: (given) => this.#createTransfer(given),
    listTransfers: (given) => this.#page(this.transfers, given, ['transfer_group', 'destination']),
    listBalance: (given) => this.#statement(given),
  };

  /** The customer pays on the marketplace's page. */
  pay(intentId: string, over: Json = {}): Thing {
    const intent = this.intents.find(({ id }) => id === intentId);
    if (!intent) throw new Error(`No such payment: ${intentId}`);
    const { amount, currency, transfer_group, metadata } = intent;
    const charge = this.#write(this.charges, 'ch', 'charge', amount, {
      ...{ currency, transfer_group, metadata: { ...metadata }, payment_intent: intentId },
      ...{ status: 'succeeded', captured: true, paid: true, disputed: false, amount_refunded: 0, livemode: false },
      ...over,
    });
    Object.assign(intent, { status: 'succeeded', amount_received: amount, latest_charge: charge.id });
    this.#book('charge', amount, charge);
    return charge;
  }

  #createIntent({
    amount,
    currency,
    metadata = {},
    transfer_group = null,
    capture_method = 'automatic_async',
  }: Given): Answer {
    if (Number(amount) < 1) return refusal(400, 'parameter_invalid_integer');
    const intent = this.#write(this.intents, 'pi', 'payment_intent', Number(amount), {
      ...{ currency, metadata: { ...(metadata as object) }, transfer_group, capture_method, amount_received: 0 },
      ...{ status: 'requires_payment_method', latest_charge: null, canceled_at: null, cancellation_reason: null },
      ...{ client_secret: 'pi_secret', livemode: false, last_payment_error: null, payment_method_types: ['card'] },
    });
    return ok(intent);
  }

  #updateIntent({ metadata = {}, transfer_group }: Given, id: string): Answer {
    const intent = this.intents.find((one) => one.id === id);
    if (!intent) return refusal(404, 'resource_missing');
    if (transfer_group !== undefined && (intent.transfer_group !== null || intent.status === 'succeeded'))
      return refusal(400, 'payment_intent_unexpected_state');
    Object.assign(intent.metadata, metadata);
    if (transfer_group !== undefined) intent.transfer_group = transfer_group;
    return ok(intent);
  }

  #cancelIntent(id: string): Answer {
    const intent = this.intents.find((one) => one.id === id);
    if (!intent) return refusal(404, 'resource_missing');
    if (intent.status === 'succeeded' || intent.status === 'canceled')
      return refusal(400, 'payment_intent_unexpected_state');
    Object.assign(intent, { status: 'canceled', canceled_at: this.now });
    return ok(intent);
  }

  /** `field['key']:'value'`, one clause of it. */
  #search(query: string): Answer {
    const [, key = '', value = ''] = /^metadata\['(\w+)'\]:'([^']+)'$/.exec(query) ?? [];
    if (!key) return refusal(400, 'parameter_invalid');
    const data = this.searchLags ? [] : this.intents.filter(({ metadata }) => metadata[key] === value);
    const found = { object: 'search_result', url: '/v1/payment_intents/search', has_more: false, next_page: null };
    return ok({ ...found, data: data.slice(0, 10) });
  }

  #createRefund({ payment_intent, charge, amount, metadata = {} }: Given): Answer {
    const paid = this.charges.find((one) => one.id === charge || one.payment_intent === payment_intent);
    if (!paid) return refusal(404, 'resource_missing');
    if (paid.disputed === true) return refusal(400, 'charge_disputed');
    const wanted = amount === undefined ? paid.amount : Number(amount);
    const left = paid.amount - Number(paid.amount_refunded);
    if (left === 0) return refusal(400, 'charge_already_refunded');
    if (wanted > left || wanted < 1) return refusal(400, 'amount_too_large');
    paid.amount_refunded = Number(paid.amount_refunded) + wanted;
    const refund = this.#write(this.refunds, 're', 'refund', wanted, {
      ...{ charge: paid.id, payment_intent: paid.payment_intent, currency: paid.currency, reason: null },
      ...{ metadata: { ...(metadata as object) }, status: this.refundStatus, receipt_number: null },
      ...{ destination_details: { card: { reference_status: 'pending', type: 'refund' }, type: 'card' } },
    });
    this.#book('refund', -wanted, refund);
    return ok(refund);
  }

  #createTransfer({
    amount,
    currency,
    destination,
    source_transaction = null,
    transfer_group = null,
    metadata = {},
  }: Given): Answer {
    if (!this.accounts.includes(text(destination))) return refusal(400, 'resource_missing');
    const wanted = Number(amount);
    if (wanted < 1) return refusal(400, 'parameter_invalid_integer');
    const charge = this.charges.find(({ id }) => id === source_transaction);
    if (source_transaction !== null && !charge) return refusal(404, 'resource_missing');
    const drawn = this.transfers.filter(
      (one) => one.source_transaction === source_transaction && one.reversed === false,
    );
    const used = drawn.reduce((sum, one) => sum + one.amount, 0);
    if (charge && charge.transfer_group !== null && charge.transfer_group !== transfer_group)
      return refusal(400, 'transfer_group_mismatch');
    if (wanted > (charge ? charge.amount - used : this.available)) return refusal(400, 'balance_insufficient');
    if (!charge) this.available -= wanted;
    const transfer = this.#write(this.transfers, 'tr', 'transfer', wanted, {
      ...{ currency, destination, source_transaction, transfer_group, metadata: { ...(metadata as object) } },
      ...{ amount_reversed: 0, reversed: false, livemode: false, source_type: 'card', description: null },
    });
    this.#book('transfer', -wanted, transfer);
    return ok(transfer);
  }

  #statement(given: Given): Answer {
    const { status, body } = this.#page(this.balance, given, ['type', 'currency']);
    const isExpanded = (given.expand as string[] | undefined)?.includes('data.source') ?? false;
    const all = [...this.charges, ...this.refunds, ...this.transfers];
    const data = (body.data as Thing[]).map((line) => ({
      ...line,
      source: isExpanded ? (all.find(({ id }) => id === line.source) ?? line.source) : line.source,
    }));
    return { status, body: { ...body, data } };
  }

  /** The newest first, as every list of Stripe is. */
  #page(things: readonly Thing[], given: Given, filters: readonly string[]): Answer {
    const created = (given.created ?? {}) as Record<string, string>;
    const fits = things.filter(
      (one) =>
        filters.every((name) => given[name] === undefined || one[name] === given[name]) &&
        one.created >= Number(created.gte ?? 0) &&
        one.created < Number(created.lt ?? Number.POSITIVE_INFINITY),
    );
    const newest = fits.reverse();
    const from = newest.findIndex(({ id }) => id === given.starting_after) + 1;
    const limit = Number(given.limit ?? 10);
    if (limit < 1 || limit > 100) return refusal(400, 'parameter_invalid_integer');
    const data = newest.slice(from, from + limit);
    return ok({ object: 'list', data, has_more: from + limit < newest.length, url: '/v1/list' });
  }

  #one(things: readonly Thing[], id: string): Answer {
    const found = things.find((one) => one.id === id);
    return found ? ok(found) : refusal(404, 'resource_missing');
  }

  #write(into: Thing[], prefix: string, object: string, amount: number, rest: Json): Thing {
    const id = `${prefix}_3Q${String(++this.#last).padStart(8, '0')}`;
    const thing = { id, object, amount, created: this.now, metadata: {}, ...rest };
    into.push(thing);
    return thing;
  }

  #book(type: string, amount: number, source: Thing): void {
    const rest = { type, source: source.id, currency: source.currency, fee: 0, net: amount, status: 'pending' };
    const line = this.#write(this.balance, 'txn', 'balance_transaction', amount, rest);
    source.balance_transaction = line.id;
  }
}
