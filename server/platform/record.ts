import type { Transaction } from '#db/open.ts';
import { auditEntries, auditUnlinked } from '#db/schema/audit.ts';
import { add } from '#db/statements.ts';
import type { SubjectKind } from '#db/words.ts';
import type { Actor } from './actor.ts';
import { canonical, type Json } from './crypto.ts';
import { newId } from './ids.ts';

interface Trace {
  action: string;
  subjectKind: SubjectKind;
  subjectId: string;
  marketplaceId?: string | null;
  /** Ids, codes and salted hashes only: text a person wrote would outlive its erasure here. */
  detail?: { readonly [key: string]: Json };
  at: Date;
  requestId?: string | undefined;
}

/**
 * Who did what to what, and when, in the transaction of the act. Lowest of all rooms, so that even
 * signing in leaves a trace. The sequencer (`server/audit`) numbers and chains entries after the commit.
 */
export async function record(tx: Transaction, actor: Pick<Actor, 'kind' | 'id'>, trace: Trace): Promise<void> {
  const id = newId();
  await add(tx, auditEntries, {
    id,
    marketplaceId: trace.marketplaceId ?? null,
    actorKind: actor.kind,
    actorId: actor.id,
    action: trace.action,
    subjectKind: trace.subjectKind,
    subjectId: trace.subjectId,
    detail: canonical(trace.detail ?? {}),
    requestId: trace.requestId ?? null,
    at: trace.at,
  });
  await add(tx, auditUnlinked, { entryId: id, at: trace.at });
}
