import type { PersonDocument } from '#db/schema/documents.ts';
import { OUTCOMES, type Outcome } from '#db/words.ts';
import { roleFor } from './plan.ts';
import { commandsOf } from './states.ts';

/** What this person may decide of a document in this state; whether the checklist lets it is said beside it. */
export function documentOutcomes(
  one: Pick<PersonDocument, 'state' | 'decidedById' | 'secondById'>,
  actor: { id: string; role: string },
): Outcome[] {
  const known = commandsOf(one.state, roleFor(one.state, actor.role));
  const tookPart = one.decidedById === actor.id || one.secondById === actor.id;
  if (tookPart && (one.state === 'pending_second' || one.state === 'appealed')) return [];
  return OUTCOMES.documents.filter((outcome) => known.includes(outcome));
}
