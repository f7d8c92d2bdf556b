import { z } from 'zod';

/** A schema with what it wants, in words for whoever wrote the setting. */
export const wants = <Schema extends z.ZodType>(words: string, schema: Schema): Schema => schema.describe(words);

export const YES_OR_NO = '1 or true, 0 or false';
export const flag = z.enum(['0', '1', 'true', 'false', '']).transform((word) => word === '1' || word === 'true');

/** Digits only: `1e3`, ` 80` and nothing at all are numbers to JavaScript, and nobody means them. */
export const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));

/** A text of this form, or nothing. */
export const formed = (form: RegExp) => z.union([z.literal(''), z.string().regex(form)]).default('');
