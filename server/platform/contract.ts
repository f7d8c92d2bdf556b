import { z } from 'zod';
import { LANGUAGES, REJECTION_REASONS } from '#db/words.ts';

/** Shapes that several rooms share. */
export const Id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);
/** The marketplace's own id. */
export const ExternalId = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\s\p{Cc}/?#\\]+$/u);
export const Instant = z.iso.datetime({ offset: true });
export const Language = z.enum(LANGUAGES);
export const Reason = z.enum(REJECTION_REASONS);
export const Reasons = z
  .array(Reason)
  .min(1)
  .max(3)
  .refine((list) => new Set(list).size === list.length, 'twice');
export const MarketplaceId = z
  .string()
  .min(2)
  .max(32)
  .regex(/^[a-z0-9-]+$/);

// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * Text a person typed: NFC, without NUL and other controls that no keyboard makes. Bidi and zero-width
 * characters stay, since the console must show that they are there (security.md T29).
 */
export const Text = (max: number, min = 1) =>
  z
    .string()
    .max(max * 2)
    .transform((text) => text.normalize('NFC').replace(CONTROLS, '').trim())
    .pipe(z.string().min(min).max(max));

/** Offsets in UTF-16 code units of the stored text, end exclusive. */
export const SpanInput = z
  .strictObject({ start: z.int().min(0), end: z.int().min(1), reason: Reason.optional() })
  .refine((span) => span.start < span.end, 'empty');

/**
 * React-admin's `PUT` carries the whole record as it was read (research/ux.md A3), so an update takes the fields that
 * nobody may write too: of any shape here, since only the server knows what the record says.
 */
export const sentBack = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, z.unknown().optional()])) as Record<Name, z.ZodOptional<z.ZodUnknown>>;

export const RefusalBody = z.object({
  code: z.string(),
  message: z.string(),
  errors: z.record(z.string(), z.string()).optional(),
  requestId: z.string().optional(),
});

export type SpanInput = z.infer<typeof SpanInput>;
