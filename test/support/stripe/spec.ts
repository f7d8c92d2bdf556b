/**
 * What Stripe's published OpenAPI document (version 2025-08-27.basil) says of the calls that a marketplace with separate
 * charges and transfers makes: every parameter that a call takes, its type, and which it must have. Written down from
 * there and not from the adapter, so that both can be wrong only apart (RULINGS 17).
 */
type Type = 'string' | 'integer' | 'boolean' | 'hash' | 'list' | 'metadata';
export interface Operation {
  method: 'GET' | 'POST';
  path: RegExp;
  takes: Readonly<Record<string, Type>>;
  needs: readonly string[];
}

const strings = (names: string): Record<string, Type> =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'string']));
const LIST: Record<string, Type> = { ...strings('ending_before starting_after'), limit: 'integer', expand: 'list' };
const CREATED: Record<string, Type> = { created: 'hash' };
const INTENT: Record<string, Type> = {
  ...{ amount: 'integer', application_fee_amount: 'integer', automatic_payment_methods: 'hash' },
  ...strings('capture_method confirmation_method confirmation_token currency customer customer_account description'),
  ...strings('mandate on_behalf_of payment_method payment_method_configuration receipt_email return_url'),
  ...strings('setup_future_usage statement_descriptor statement_descriptor_suffix transfer_group'),
  ...{ confirm: 'boolean', error_on_requires_action: 'boolean', use_stripe_sdk: 'boolean', off_session: 'boolean' },
  ...{ expand: 'list', payment_method_types: 'list', metadata: 'metadata' },
  ...{ mandate_data: 'hash', payment_method_data: 'hash', payment_method_options: 'hash', radar_options: 'hash' },
  ...{ shipping: 'hash', transfer_data: 'hash', hooks: 'hash', excluded_payment_method_types: 'list' },
};
/** What can only be said when a payment begins. */
const ONLY_AT_FIRST = [
  ...['automatic_payment_methods', 'confirm', 'confirmation_method', 'confirmation_token', 'error_on_requires_action'],
  ...['mandate', 'mandate_data', 'off_session', 'on_behalf_of', 'radar_options', 'return_url', 'use_stripe_sdk'],
];
const INTENT_UPDATE = Object.fromEntries(Object.entries(INTENT).filter(([name]) => !ONLY_AT_FIRST.includes(name)));

const operation = (call: string, takes: Readonly<Record<string, Type>>, needs: readonly string[] = []): Operation => {
  const [method, path] = call.split(' ') as ['GET' | 'POST', string];
  return { method, path: new RegExp(`^${path.replace('{id}', '([^/]+)')}$`), takes, needs };
};

export const OPERATIONS = {
  createIntent: operation('POST /v1/payment_intents', INTENT, ['amount', 'currency']),
  searchIntents: operation(
    'GET /v1/payment_intents/search',
    { query: 'string', page: 'string', limit: 'integer', expand: 'list' },
    ['query'],
  ),
  readIntent: operation('GET /v1/payment_intents/{id}', { client_secret: 'string', expand: 'list' }),
  updateIntent: operation('POST /v1/payment_intents/{id}', INTENT_UPDATE),
  cancelIntent: operation('POST /v1/payment_intents/{id}/cancel', { cancellation_reason: 'string', expand: 'list' }),
  listCharges: operation('GET /v1/charges', {
    ...LIST,
    ...CREATED,
    ...strings('customer payment_intent transfer_group'),
  }),
  readCharge: operation('GET /v1/charges/{id}', { expand: 'list' }),
  createRefund: operation('POST /v1/refunds', {
    ...{ amount: 'integer', expand: 'list', metadata: 'metadata' },
    ...strings('charge currency customer instructions_email origin payment_intent reason'),
    ...{ refund_application_fee: 'boolean', reverse_transfer: 'boolean' },
  }),
  listRefunds: operation('GET /v1/refunds', { ...LIST, ...CREATED, ...strings('charge payment_intent') }),
  createTransfer: operation(
    'POST /v1/transfers',
    {
      ...{ amount: 'integer', expand: 'list', metadata: 'metadata' },
      ...strings('currency description destination source_transaction source_type transfer_group'),
    },
    ['currency', 'destination'],
  ),
  listTransfers: operation('GET /v1/transfers', { ...LIST, ...CREATED, ...strings('destination transfer_group') }),
  listBalance: operation('GET /v1/balance_transactions', {
    ...LIST,
    ...CREATED,
    ...strings('currency payout source type'),
  }),
} as const;
export type OperationName = keyof typeof OPERATIONS;

export interface ApiError {
  status: number;
  type: string;
  code?: string;
  param?: string;
  message: string;
}
const invalid = (code: string, param: string): ApiError => ({
  ...{ status: 400, type: 'invalid_request_error', code, param, message: `${code}: ${param}` },
});

/** What is wrong with the parameters, the first of it. */
export function complaintAbout({ takes, needs }: Operation, given: Readonly<Record<string, unknown>>): ApiError | null {
  for (const [name, value] of Object.entries(given)) {
    const type = takes[name];
    if (!type) return invalid('parameter_unknown', name);
    if (!FITS[type](value))
      return invalid(type === 'integer' ? 'parameter_invalid_integer' : 'parameter_invalid', name);
  }
  const missing = needs.find((name) => given[name] === undefined);
  return missing ? invalid('parameter_missing', missing) : null;
}

const isHash = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const FITS: Record<Type, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string' && value.length > 0 && value.length <= 5_000,
  integer: (value) => typeof value === 'string' && /^-?\d+$/.test(value),
  boolean: (value) => value === 'true' || value === 'false',
  hash: isHash,
  list: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
  metadata: (value) =>
    isHash(value) &&
    Object.keys(value).length <= 50 &&
    Object.entries(value).every(([name, text]) => name.length <= 40 && typeof text === 'string' && text.length <= 500),
};
