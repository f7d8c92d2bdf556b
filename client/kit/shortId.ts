const PREFIX = {
  case: 'C',
  review: 'R',
  'review-dispute': 'D',
  person: 'P',
  order: 'O',
  decision: 'V',
  listing: 'L',
  category: 'K',
  staff: 'S',
  webhook: 'W',
  'api-key': 'A',
  policy: 'Y',
  audit: 'J',
  'escrow-dispute': 'E',
  document: 'T',
  registration: 'G',
  hold: 'H',
  journal: 'B',
  approval: 'Q',
  'payment-instruction': 'I',
} as const;
export type IdKind = keyof typeof PREFIX;

/** What people say to each other: `R-3F9A21`, from the first six digits of the random id. The whole id is what is copied. */
export const shortId = (kind: IdKind, id: string): string =>
  `${PREFIX[kind]}-${id.replaceAll('-', '').slice(0, 6).toUpperCase()}`;
