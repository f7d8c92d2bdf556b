import { z } from 'zod';
import { CHECK_CODES, CHECK_SOURCES, CHECK_SUGGESTIONS, type CheckCode } from '#db/words.ts';

/** What a marketplace says of one check (verification.md §C2, after Persona and Didit). */
export const CheckRule = z.strictObject({
  /** Nobody is approved while it is not answered, and a warning wants an explanation. */
  required: z.boolean(),
  /** Whose word is enough; an agent's always is. */
  settledBy: z.enum(CHECK_SOURCES),
  /** What a failure suggests; nothing follows from it by itself. `warn`: where it is not required, it may be explained. */
  onFail: z.enum(CHECK_SUGGESTIONS),
});

const Share = z.number().min(0).max(1);

/** `documents.checks` of a policy. */
export const DocumentChecks = z
  .strictObject({
    minimumAge: z.int().min(0).max(99),
    /** A document that runs out sooner is a warning. */
    expiryWarnDays: z.int().min(0).max(365),
    /** How alike names are to be one, and to need an explanation; below is another name. */
    nameEqualFrom: Share,
    nameCloseFrom: Share,
    /** Variance of the Laplacian at 1000 px, and mean luminance of 255, below which a picture is pointed at. */
    sharpnessFrom: z.number().min(0).max(10_000),
    luminanceFrom: z.number().min(0).max(255),
    rules: z.record(z.enum(CHECK_CODES), CheckRule),
  })
  .refine((checks) => checks.nameCloseFrom <= checks.nameEqualFrom, { path: ['nameCloseFrom'], error: 'above-equal' });

export type CheckRule = z.infer<typeof CheckRule>;
export type DocumentChecks = z.infer<typeof DocumentChecks>;

const rule = (settledBy: CheckRule['settledBy'], onFail: CheckRule['onFail'], required = true): CheckRule => ({
  required,
  settledBy,
  onFail,
});
const RULES: Record<CheckCode, CheckRule> = {
  // Where no program looks, nobody should have to explain it case by case; what it found stops an approval all the same.
  FILE_AV: rule('auto', 'reject', false),
  FILE_SEEN_BEFORE: rule('auto', 'escalate'),
  SIDES_PRESENT: rule('agent', 'resubmit'),
  IMG_SHARP: rule('auto', 'resubmit'),
  IMG_LIGHT: rule('auto', 'resubmit'),
  IMG_COMPLETE: rule('agent', 'resubmit'),
  IMG_COLOUR: rule('auto', 'resubmit'),
  ORIGINAL_PRESENT: rule('agent', 'resubmit'),
  TEMPLATE_FONTS: rule('agent', 'reject'),
  SECURITY_FEATURES: rule('agent', 'reject'),
  PORTRAIT_INTEGRITY: rule('agent', 'reject'),
  NO_DIGITAL_TAMPERING: rule('agent', 'reject'),
  NOT_PHYSICALLY_VOID: rule('agent', 'resubmit'),
  TYPE_ACCEPTED: rule('agent', 'resubmit'),
  MRZ_CONSISTENT: rule('auto', 'resubmit'),
  VIZ_EQ_MRZ: rule('auto', 'escalate'),
  NUMBER_FORMAT: rule('auto', 'warn', false),
  NOT_EXPIRED: rule('auto', 'resubmit'),
  NOT_SPECIMEN: rule('auto', 'reject'),
  AGE_18: rule('auto', 'reject'),
  // The score is only a suggestion; the result is the agent's (§A5).
  NAME_EQ_PROFILE: rule('agent', 'resubmit'),
  DOB_EQ_PROFILE: rule('auto', 'resubmit'),
  DOC_NUMBER_UNIQUE: rule('auto', 'escalate'),
  IDENTITY_UNIQUE: rule('auto', 'escalate'),
  DOC_NOT_BLOCKLISTED: rule('auto', 'reject'),
  // An agent opens the public list by hand where there is one; no number is sent anywhere.
  REGISTER_LOOKUP: rule('agent', 'reject', false),
  OTHER_DOC_NAME_SAME: rule('auto', 'warn', false),
};

/** Version 1 (verification.md §B, §C2): proposals, each of them a field. */
export const DOCUMENT_CHECKS: DocumentChecks = {
  minimumAge: 18,
  expiryWarnDays: 30,
  nameEqualFrom: 0.95,
  nameCloseFrom: 0.8,
  sharpnessFrom: 100,
  luminanceFrom: 60,
  rules: RULES,
};

const Day = z.iso.date();
const Words = z.string().trim().min(1).max(120);
/** What an agent reads off the printed face, field by field; null: not there, or not read yet. */
export const TypedDocument = z.strictObject({
  surname: Words.nullable(),
  givenNames: Words.nullable(),
  birthDate: Day.nullable(),
  sex: z.enum(['F', 'M', 'X']).nullable(),
  /** As the document says it, two or three letters. */
  nationality: z
    .string()
    .regex(/^[A-Z]{1,3}$/)
    .nullable(),
  number: z.string().trim().min(1).max(40).nullable(),
  issuedOn: Day.nullable(),
  expiresOn: Day.nullable(),
});
export type TypedDocument = z.infer<typeof TypedDocument>;
