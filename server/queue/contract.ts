import { z } from 'zod';
import {
  CASE_STATES,
  CASE_VIEWS,
  CURRENCIES,
  DOCUMENT_TYPES,
  ESCROW_REASONS,
  PRESENCES,
  PRIORITY_REASONS,
  QUEUES,
  SKIP_REASONS,
} from '#db/words.ts';
import { Id, Instant, MarketplaceId, Reason, Text } from '../platform/contract.ts';

const HOLD_MINUTES_MAX = 7 * 24 * 60;

/** A row of `GET /api/cases`: the list beside the desk. */
export const CaseRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  queue: z.enum(QUEUES),
  subjectKind: z.string(),
  subjectId: Id,
  state: z.enum(CASE_STATES),
  level: z.int(),
  headline: z.object({
    stars: z.int().optional(),
    name: z.string(),
    about: z.string(),
    language: z.string().nullish(),
    /** What is in dispute, where it is money. */
    amountMinor: z.int().optional(),
    currency: z.enum(CURRENCIES).optional(),
    reason: z.enum(ESCROW_REASONS).optional(),
    document: z.object({ type: z.enum(DOCUMENT_TYPES), country: z.string(), attempt: z.int() }).optional(),
  }),
  /** What the screening found, a line a reason, the surest first; empty for who may not read the text yet. */
  flags: z.array(z.object({ reason: Reason, sub: z.string() })),
  priority: z.array(z.object({ reason: z.enum(PRIORITY_REASONS), minutes: z.int() })),
  dueAt: Instant,
  openedAt: Instant,
  closedAt: Instant.nullable(),
  /** Null when nobody works on it, or the lease ran out. */
  lease: z.object({ holderId: Id, alias: z.string(), until: Instant, mine: z.boolean() }).nullable(),
  heldUntil: Instant.nullable(),
  holdReason: z.string().nullable(),
  handedToMe: z.boolean(),
  handOverNote: z.string().nullable(),
  version: z.int(),
});

/** Filters of `GET /api/cases`. `view` is counted from the reader: "mine" is whoever asks. */
export const CaseFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  queue: z.enum(QUEUES).optional(),
  marketplaceId: MarketplaceId.optional(),
  state: z.enum(CASE_STATES).optional(),
  view: z.enum(CASE_VIEWS).optional(),
  stars: z.array(z.int().min(1).max(5)).max(5).optional(),
  language: z.string().max(8).optional(),
  /** Cases whose surest finding is one of these. */
  flag: z.array(Reason).max(12).optional(),
  subjectId: Id.optional(),
  _after: z.string().max(400).optional(),
});

/** The state that the person saw: a program may leave it out, and then takes the case as it is. */
const Version = z.int().optional();
export const AtVersion = z.strictObject({ version: Version });
export const Skip = z.strictObject({ version: Version, reason: z.enum(SKIP_REASONS) });
export const Hold = z.strictObject({
  version: Version,
  reason: Text(500),
  minutes: z.int().min(5).max(HOLD_MINUTES_MAX),
});
export const HandOver = z.strictObject({ version: Version, toStaffId: Id, note: Text(1000) });
export const Next = z.strictObject({ marketplaceId: MarketplaceId.optional() });

/** `POST /api/cases/<id>/presence`: a hint for colleagues that somebody has the case on the screen; it lapses by itself. */
export const PresenceInput = z.strictObject({ doing: z.enum(PRESENCES) });

export const QueueSummary = z.object({
  queue: z.enum(QUEUES),
  open: z.int(),
  dueSoon: z.int(),
  overdue: z.int(),
  held: z.int(),
  oldestOpenedAt: Instant.nullable(),
  mine: z.int(),
});
/** `GET /api/home`: what stands in front of me. */
export const Home = z.object({
  now: Instant,
  queues: z.array(QueueSummary),
  claimed: z.array(CaseRow),
  today: z.object({ decided: z.int(), undone: z.int() }),
});
/** Colleagues a case may be handed to. */
export const Colleague = z.object({ id: Id, alias: z.string(), role: z.string() });

export type CaseRow = z.infer<typeof CaseRow>;
export type QueueSummary = z.infer<typeof QueueSummary>;
export type Home = z.infer<typeof Home>;
