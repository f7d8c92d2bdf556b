import { useRef } from 'react';
import { useT } from '../i18n/useT.ts';
import type { CaseContext } from './parts.ts';
import { conflictIn } from './refusal.ts';
import type { Workshop } from './useWorkbench.ts';

/** J and K: to the neighbours in the order in which the list is drawn. */
export function useMoves<C extends CaseContext>(shop: Workshop<C>): { next: () => void; previous: () => void } {
  const t = useT();
  const latest = useRef(shop);
  latest.current = shop;
  const step = (by: 1 | -1) => {
    const { place, ordered, going, setSaid } = latest.current;
    const at = ordered.rows.findIndex((row) => row.id === place.caseId);
    const target = at < 0 ? ordered.rows[0] : ordered.rows[at + by];
    leaveDecided(latest.current);
    if (target === undefined) return;
    going.choose(target.id);
    setSaid(
      t('desk.head.position', { name: target.headline.name, at: (at < 0 ? 0 : at + by) + 1, all: ordered.rows.length }),
    );
  };
  return { next: () => step(1), previous: () => step(-1) };
}

/** Who goes on from a case that somebody else has decided is done with it: it leaves the list. */
function leaveDecided<C extends CaseContext>({ place, listed, sending }: Workshop<C>): void {
  const returned = sending.returned.find((it) => it.row.id === place.caseId);
  if (returned === undefined) return;
  const code = conflictIn(returned.refused)?.code;
  if (code !== 'case-decided' && code !== 'case-closed') return;
  sending.forget(returned.row.id);
  listed.send({ type: 'left', id: returned.row.id });
}
