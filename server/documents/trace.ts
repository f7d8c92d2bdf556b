import type { Transaction } from '#db/open.ts';
import type { PersonDocument } from '#db/schema/documents.ts';
import type { Actor } from '../platform/actor.ts';
import type { Json } from '../platform/crypto.ts';
import { record } from '../platform/record.ts';

/** The entry of the trail: ids and codes, never what a document says. */
export const traceDocument = (
  tx: Transaction,
  actor: Pick<Actor, 'kind' | 'id'>,
  { id, marketplaceId }: Pick<PersonDocument, 'id' | 'marketplaceId'>,
  action: string,
  at: Date,
  detail: { readonly [key: string]: Json } = {},
): Promise<void> => record(tx, actor, { action, subjectKind: 'document', subjectId: id, marketplaceId, detail, at });
