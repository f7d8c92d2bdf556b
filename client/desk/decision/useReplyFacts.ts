import type { Me } from '#server/access/contract.ts';
import { businessNow } from '../../data/clock.ts';
import type { Reader, ReplyFacts } from '../../templates/reply.ts';
import { useBench } from '../bench.ts';
import type { CaseContext } from '../parts.ts';

/** What the case tells to whoever writes a reply; undefined where its marketplace is not one of mine. */
export function useReplyFacts(
  readers: readonly Reader[],
  context: CaseContext,
): (ReplyFacts & { marketplace: Me['marketplaces'][number] }) | undefined {
  const { me, draft } = useBench();
  const marketplace = me.marketplaces.find((it) => it.id === context.case.marketplaceId);
  return (
    marketplace && {
      readers,
      order: context.order,
      stars: context.review.rating,
      reasons: draft.reasons,
      marketplace,
      now: businessNow(),
    }
  );
}
