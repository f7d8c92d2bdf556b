import { z } from 'zod';
import { API_KEY_RIGHTS, PERMISSIONS, QUEUES, ROLES } from '#db/words.ts';
import { Id, Instant, Language, MarketplaceId, sentBack, Text } from '../platform/contract.ts';

/** Twelve characters and no rules of composition (ASVS 6.2.1, 6.2.5). */
export const Password = z.string().min(12).max(200);
export const Email = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());

export const SignIn = z.strictObject({ email: z.string().max(254), password: z.string().max(200) });
export const SetUp = z.strictObject({
  token: z.string().min(20).max(100),
  /** Only asked of the first administrator: an invited person has both already. */
  email: Email.optional(),
  displayName: Text(100).optional(),
  password: Password,
});
export const SetUpToken = z.strictObject({ token: z.string().min(20).max(100) });
export const SetUpState = z.object({ first: z.boolean(), email: z.string().nullable() });

/** The password again, for acts that ask for it (ASVS 7.5.3). */
export const StepUp = z.strictObject({ password: z.string().max(200) });
export const PasswordChange = z.strictObject({ current: z.string().max(200), password: Password });
/** A session of one's own; its id opens nothing. */
export const SessionRow = z.object({
  id: z.string().length(16),
  createdAt: Instant,
  seenAt: Instant,
  expiresAt: Instant,
  userAgent: z.string().nullable(),
  current: z.boolean(),
});

const KEPT_LEVELS = 4;
/** Flat enough for any database's JSON: SQLite refuses a thousand levels, and then nobody could look up whose session it is. */
const isFlat = (value: unknown, levels = KEPT_LEVELS): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((each) => isFlat(each, levels - 1)));

/** What the browser may keep for a person; never anything about a case. */
export const Preferences = z.strictObject({
  language: Language.optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
  density: z.enum(['compact', 'comfortable']).optional(),
  shortcuts: z.boolean().optional(),
  sidebarOpen: z.boolean().optional(),
  /** React-admin's own keys: columns, filters and the like; small, and flat enough for any database's JSON. */
  store: z
    .record(
      z.string().max(100),
      z.unknown().refine((value) => isFlat(value), 'too-big'),
    )
    .optional(),
});

export const Marketplace = z.object({
  id: MarketplaceId,
  name: z.string(),
  currency: z.string(),
  locale: z.string(),
  timeZone: z.string(),
});

/** `GET /api/me` and `GET /api/session`: who, what is allowed, which marketplaces, which desks. */
export const Me = z.object({
  id: Id,
  displayName: z.string(),
  alias: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  permissions: z.array(z.enum(PERMISSIONS)),
  queues: z.array(z.enum(QUEUES)),
  marketplaces: z.array(Marketplace),
  preferences: Preferences,
  /** Business clock of the server now, so that countdowns follow it and not the browser's. */
  now: Instant,
  demo: z.boolean(),
  version: z.string(),
});

export const STAFF_STATES = ['invited', 'active', 'disabled'] as const;
export const StaffFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  role: z.enum(ROLES).optional(),
  state: z.enum(STAFF_STATES).optional(),
  _after: z.string().max(500).optional(),
});
export const StaffRow = z.object({
  id: Id,
  email: z.string(),
  displayName: z.string(),
  alias: z.string(),
  role: z.enum(ROLES),
  marketplaceIds: z.array(MarketplaceId).nullable(),
  state: z.enum(STAFF_STATES),
  createdAt: Instant,
  version: z.int(),
});
export const StaffCreate = z.strictObject({
  email: Email,
  displayName: Text(100),
  alias: Text(60),
  role: z.enum(ROLES),
  marketplaceIds: z.array(MarketplaceId).max(50).nullable().default(null),
});
/** Nobody writes these; a change may carry them back as they are. */
export const STAFF_READ_ONLY = ['id', 'email', 'createdAt'] as const;
export const StaffUpdate = z.strictObject({
  ...sentBack(STAFF_READ_ONLY),
  displayName: Text(100).optional(),
  alias: Text(60).optional(),
  role: z.enum(ROLES).optional(),
  marketplaceIds: z.array(MarketplaceId).max(50).nullable().optional(),
  /** `invited` is what an invited person is, and stays; nobody becomes it. */
  state: z.enum(STAFF_STATES).optional(),
  version: z.int(),
});
/** The link is shown once, to be handed over; it is never stored in the clear. */
export const StaffCreated = StaffRow.extend({ setupLink: z.string() });

/** Shown once, to be handed over; nobody can read it again. */
export const SetUpLink = z.object({ setupLink: z.string() });

export const ApiKeyFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  _after: z.string().max(500).optional(),
});
export const ApiKeyRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  name: z.string(),
  hint: z.string(),
  rights: z.array(z.enum(API_KEY_RIGHTS)),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  version: z.int(),
});
export const ApiKeyCreate = z.strictObject({
  marketplaceId: MarketplaceId,
  name: Text(100),
  rights: z.array(z.enum(API_KEY_RIGHTS)).max(API_KEY_RIGHTS.length).default([]),
});
export const ApiKeyCreated = ApiKeyRow.extend({ key: z.string() });

export type SignIn = z.infer<typeof SignIn>;
export type SetUp = z.infer<typeof SetUp>;
export type SetUpState = z.infer<typeof SetUpState>;
export type SessionRow = z.infer<typeof SessionRow>;
export type StaffCreate = z.infer<typeof StaffCreate>;
export type StaffUpdate = z.infer<typeof StaffUpdate>;
export type ApiKeyCreate = z.infer<typeof ApiKeyCreate>;
export type ApiKeyRow = z.infer<typeof ApiKeyRow>;
export type Me = z.infer<typeof Me>;
export type Preferences = z.infer<typeof Preferences>;
export type StaffRow = z.infer<typeof StaffRow>;
