/** Everything Trustdesk may say no to, with the HTTP status it travels under. The only such list; the screen translates the codes. */
export const REFUSALS = {
  // Who is asking
  'not-signed-in': 401,
  'bad-credentials': 401,
  'bad-api-key': 401,
  'not-allowed': 403,
  'cross-site': 403,
  'step-up-needed': 403,
  'own-account': 403,
  'own-case': 403,
  'key-lacks-right': 403,
  'link-used': 410,
  'too-many-attempts': 429,
  'too-busy': 503,
  'database-busy': 503,
  'disk-full': 507,
  // Kept files
  'files-unavailable': 503,
  'file-damaged': 500,
  'file-destroyed': 410,
  // What is asked
  'not-found': 404,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'malformed-json': 400,
  'malformed-url': 400,
  'url-too-long': 431,
  invalid: 422,
  'unknown-field': 422,
  'range-too-deep': 422,
  'unknown-sort': 422,
  'unknown-filter': 422,
  'idempotency-key-missing': 428,
  'idempotency-key-reused': 422,
  'idempotency-in-flight': 409,
  // Cases and decisions
  'case-decided': 409,
  'case-claimed': 409,
  'case-changed': 409,
  'case-closed': 409,
  'case-not-yours': 409,
  'lease-expired': 409,
  'case-waiting': 409,
  'outcome-not-allowed': 422,
  'reasons-missing': 422,
  'reason-not-in-policy': 422,
  'spans-missing': 422,
  'message-missing': 422,
  'ask-missing': 422,
  'undo-too-late': 409,
  'already-undone': 409,
  'not-your-decision': 403,
  'already-reverted': 409,
  'cannot-revert': 409,
  'level-two': 403,
  'colleague-cannot': 422,
  // Reviews
  'order-unknown': 422,
  'listing-unknown': 422,
  'person-unknown': 422,
  'category-unknown': 422,
  'same-person': 422,
  'order-not-final': 422,
  'not-a-party': 422,
  'review-window-over': 422,
  'already-reviewed': 422,
  'newer-order-reviewed': 422,
  'review-not-pending': 409,
  'not-your-review': 422,
  'external-id-taken': 409,
  'backfill-out-of-order': 422,
  'redaction-covers-all': 422,
  'span-outside': 422,
  'nothing-blind': 409,
  // Disputes of reviews
  'dispute-window-over': 422,
  'evidence-missing': 422,
  'proposed-text-missing': 422,
  'already-disputed': 409,
  'review-not-published': 422,
  'dispute-closed': 409,
  'consent-not-needed': 422,
  'consent-missing': 422,
  'nothing-asked': 409,
  'not-a-party-of-dispute': 422,
  // Reserved payments
  'amount-invalid': 422,
  'hold-closed': 409,
  'chargeback-open': 423,
  'command-not-allowed': 409,
  'hold-exists': 409,
  'hold-unknown': 422,
  'amounts-changed': 409,
  'offer-closed': 409,
  'offer-open': 409,
  'offers-used': 409,
  'evidence-full': 409,
  'finding-missing': 422,
  'text-missing': 422,
  // Identity documents
  'attempts-used': 422,
  'identity-blocked': 422,
  'document-open': 409,
  'invalid-transition': 409,
  'side-not-wanted': 422,
  'side-already-there': 409,
  'reveals-used': 429,
  'purpose-missing': 422,
  'checks-open': 422,
  'disposition-not-allowed': 422,
  'reading-missing': 422,
  'grounds-missing': 422,
  'division-missing': 422,
  'wanted-missing': 422,
  'not-a-party-of-deal': 422,
  'claim-window-over': 422,
  'appeal-window-over': 422,
  'already-appealed': 409,
  'approval-closed': 409,
  'approval-of-own': 403,
  'no-second-person': 409,
  'conflict-of-interest': 403,
  'goodwill-too-much': 422,
  'money-stopped': 423,
  'signature-invalid': 401,
  'payment-event-strange': 422,
  // Registrations
  'questionnaire-outdated': 422,
  'answers-missing': 422,
  'registration-closed': 409,
  // Pictures
  'picture-too-large': 413,
  'picture-empty': 422,
  'picture-not-accepted': 415,
  'picture-animated': 422,
  'picture-broken': 422,
  'picture-infected': 422,
  'picture-too-many-pixels': 422,
  'pictures-unavailable': 503,
  // Settings
  'email-taken': 409,
  'version-changed': 409,
  'last-admin': 409,
  'views-full': 409,
  'trial-running': 429,
  'currency-mismatch': 422,
  'clock-only-forward': 422,
  'demo-only': 404,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** What a refusal may carry beside its code. `errors`: field → code, shown at the field. */
interface RefusalDetail {
  errors?: Record<string, string>;
  body?: Record<string, unknown>;
  retryAfterSeconds?: number;
}

export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;
  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
  get status(): number {
    return REFUSALS[this.code];
  }
}

/** What a refusal looks like on the wire: one shape, whether it is answered now or replayed later. */
export const bodyOf = ({ code, detail }: Refusal, requestId: string): Record<string, unknown> => ({
  code,
  message: code,
  ...(detail.errors && { errors: detail.errors }),
  ...detail.body,
  requestId,
});
