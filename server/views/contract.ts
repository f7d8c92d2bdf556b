import { z } from 'zod';
import { QUEUES } from '#db/words.ts';
import { Id, Instant, sentBack, Text } from '../platform/contract.ts';
import { CaseFilter } from '../queue/contract.ts';

/** What a saved view may hold: everything that a list of cases can be filtered by, but for single cases. */
export const ViewFilter = CaseFilter.omit({ id: true, queue: true, subjectId: true, _after: true });

export const SavedViewRow = z.object({
  id: Id,
  queue: z.enum(QUEUES),
  name: z.string(),
  filter: ViewFilter,
  shared: z.boolean(),
  mine: z.boolean(),
  ownerAlias: z.string(),
  /** Cases in it now, as the reader sees them; counted up to the cap of lists. */
  count: z.int(),
  countIsCapped: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  version: z.int(),
});
/** A view that is gone has no cases to count. */
export const SavedViewGone = SavedViewRow.omit({ count: true, countIsCapped: true });
export const SavedViewCreate = z.strictObject({
  queue: z.enum(QUEUES),
  name: Text(60),
  filter: ViewFilter,
  /** The team's view; needs a right of its own. */
  shared: z.boolean().default(false),
});
export const SAVED_VIEW_READ_ONLY = [
  'id',
  'queue',
  'mine',
  'ownerAlias',
  'count',
  'countIsCapped',
  'createdAt',
  'updatedAt',
] as const;
export const SavedViewUpdate = z.strictObject({
  ...sentBack(SAVED_VIEW_READ_ONLY),
  name: Text(60),
  filter: ViewFilter,
  shared: z.boolean(),
  version: z.int(),
});

export const SavedViewFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  queue: z.enum(QUEUES).optional(),
  _after: z.string().max(400).optional(),
});

export type ViewFilter = z.infer<typeof ViewFilter>;
export type SavedViewRow = z.infer<typeof SavedViewRow>;
export type SavedViewGone = z.infer<typeof SavedViewGone>;
export type SavedViewCreate = z.infer<typeof SavedViewCreate>;
export type SavedViewUpdate = z.infer<typeof SavedViewUpdate>;
