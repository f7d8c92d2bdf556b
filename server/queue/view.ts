import type { Case } from '#db/schema/spine.ts';
import type { Actor } from '../platform/actor.ts';
import { mayReadBlind, withoutWords } from './blind.ts';
import type { CaseRow } from './contract.ts';
import { isFlag } from './rules.ts';

/**
 * A case as the screen sees it; a lease that ran out is not shown as one. `blind`: one side does not see yet what it is
 * about, so the first words are for those who decide it.
 */
export function presentCase(one: Case, actor: Actor, now: Date, blind = false): CaseRow {
  const live = one.leaseHolderId !== null && one.leaseUntil !== null && now < one.leaseUntil;
  const hidden = blind && !mayReadBlind(actor, one);
  return {
    id: one.id,
    marketplaceId: one.marketplaceId,
    queue: one.queue,
    subjectKind: one.subjectKind,
    subjectId: one.subjectId,
    state: one.state,
    level: one.level,
    headline: hidden ? withoutWords(one.headline) : one.headline,
    flags: hidden ? [] : flagsOf(one),
    // That the screening found something tells of the words too.
    priority: hidden ? one.priority.filter(({ reason }) => reason !== 'screening') : one.priority,
    dueAt: one.dueAt.toISOString(),
    openedAt: one.openedAt.toISOString(),
    closedAt: one.closedAt?.toISOString() ?? null,
    lease: live
      ? {
          holderId: String(one.leaseHolderId),
          alias: one.leaseHolderAlias ?? '',
          until: String(one.leaseUntil?.toISOString()),
          mine: one.leaseHolderId === actor.id,
        }
      : null,
    heldUntil: one.heldUntil && one.heldUntil > now ? one.heldUntil.toISOString() : null,
    holdReason: one.holdReason,
    handedToMe: one.handedToId === actor.id,
    handOverNote: one.handOverNote,
    version: one.version,
  };
}

/** A line a reason; what is too weak to be a flag is only coloured in the text (reviews.md B4). */
function flagsOf({ findings }: Case): CaseRow['flags'] {
  const surest = new Map<string, CaseRow['flags'][number]>();
  const flags = (findings ?? []).filter(isFlag);
  for (const { reason, sub } of flags.sort((a, b) => b.confidence - a.confidence))
    if (!surest.has(reason)) surest.set(reason, { reason, sub });
  return [...surest.values()];
}
