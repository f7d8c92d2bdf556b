import { z } from 'zod';
import { ALL_OUTCOMES, LANGUAGES, QUEUES, TEMPLATE_FIELDS, type TemplateField } from '#db/words.ts';
import { Id, Instant, MarketplaceId, sentBack, Text } from '../platform/contract.ts';

export const TEMPLATE_CHARACTERS_MAX = 2_000;
const FIELD = /\{([^{}]*)\}/g;
const isField = (name: string): name is TemplateField => TEMPLATE_FIELDS.some((field) => field === name);

/** A place that nothing would fill must not reach a person as `{naem}`. */
const Body = Text(TEMPLATE_CHARACTERS_MAX).refine(
  (text) => [...text.matchAll(FIELD)].every(([, name]) => isField(String(name))),
  'unknown-field-in-text',
);
const Bodies = z
  .partialRecord(z.enum(LANGUAGES), Body)
  .refine((bodies) => Object.keys(bodies).length > 0, 'one-language-at-least');

const written = {
  queue: z.enum(QUEUES),
  outcomes: z.array(z.enum(ALL_OUTCOMES)).max(ALL_OUTCOMES.length),
  name: Text(80),
  bodies: Bodies,
  position: z.int().min(0).max(10_000),
};
export const TemplateRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  ...written,
  archived: z.boolean(),
  updatedBy: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  version: z.int(),
});
export const TemplateCreate = z.strictObject({
  marketplaceId: MarketplaceId,
  ...written,
  position: written.position.optional(),
});
export const TEMPLATE_READ_ONLY = ['id', 'marketplaceId', 'queue', 'updatedBy', 'createdAt', 'updatedAt'] as const;
export const TemplateUpdate = z.strictObject({
  ...sentBack(TEMPLATE_READ_ONLY),
  outcomes: written.outcomes,
  name: written.name,
  bodies: Bodies,
  position: written.position,
  archived: z.boolean(),
  version: z.int(),
});

/**
 * The reply as the person will read it. A place whose value is not known stays open, so that whoever sends it sees what
 * is missing: the desk does not send a text with an open place.
 */
export const fillTemplate = (body: string, values: Partial<Record<TemplateField, string>>): string =>
  body.replace(FIELD, (whole, name: string) => (isField(name) ? (values[name] ?? whole) : whole));

/** Places of a filled text that are still open. */
export const openFieldsOf = (text: string): string[] =>
  [...text.matchAll(FIELD)].map(([, name]) => String(name)).filter(isField);

export type TemplateRow = z.infer<typeof TemplateRow>;
