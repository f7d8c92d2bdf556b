import { z } from 'zod';
import {
  ALL_OUTCOMES,
  LANGUAGES,
  OUTCOMES,
  type Outcome,
  QUEUES,
  type Queue,
  REJECTION_REASONS,
  TEMPLATE_FIELDS,
  type TemplateField,
} from '#db/words.ts';
import { Id, Instant, Language, MarketplaceId, sentBack, Text } from '../platform/contract.ts';

export const TEMPLATE_CHARACTERS_MAX = 2_000;
export const POSITION_MAX = 10_000;
const FIELD = /\{([^{}]*)\}/g;
const isField = (name: string): name is TemplateField => TEMPLATE_FIELDS.some((field) => field === name);

/** A place that nothing would fill must not reach a person as `{naem}`, nor half a place as `{person`. */
const Body = Text(TEMPLATE_CHARACTERS_MAX).refine(
  (text) => !/[{}]/.test(text.replace(FIELD, (whole, name: string) => (isField(name) ? '' : whole))),
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
  position: z.int().min(0).max(POSITION_MAX),
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
/** Whether the desk of this queue knows each of these outcomes. */
export const fitsDesk = (queue: Queue, outcomes: readonly Outcome[]): boolean =>
  outcomes.every((outcome) => (OUTCOMES[queue] as readonly Outcome[]).includes(outcome));

/** Without a position it stands last in its queue. */
export const TemplateCreate = z
  .strictObject({ marketplaceId: MarketplaceId, ...written, position: written.position.optional() })
  .refine(({ queue, outcomes }) => fitsDesk(queue, outcomes), { path: ['outcomes'], message: 'outcome-not-allowed' });
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

export const TemplateFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  queue: z.enum(QUEUES).optional(),
  archived: z.boolean().optional(),
  _after: z.string().max(400).optional(),
});

export const ReplyWordsQuery = z.strictObject({ marketplaceId: MarketplaceId, language: Language });
/** What `{reasons}` becomes in the language of whoever reads it: the labels that the statement of reasons uses. */
export const ReplyWords = z.object({
  marketplaceId: MarketplaceId,
  language: Language,
  reasons: z.record(z.enum(REJECTION_REASONS), z.string()),
});

export type TemplateRow = z.infer<typeof TemplateRow>;
export type TemplateCreate = z.infer<typeof TemplateCreate>;
export type TemplateUpdate = z.infer<typeof TemplateUpdate>;
export type ReplyWords = z.infer<typeof ReplyWords>;
