import type { PersonDocument } from '#db/schema/documents.ts';
import { decisionsAbout } from '../decisions/store.ts';
import { presentDecision } from '../decisions/view.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { badgeNow } from './badge.ts';
import type { DocumentShow } from './contract.ts';
import { CHOOSABLE } from './grounds.ts';
import { presentRow } from './list.ts';
import { commandsOf } from './states.ts';
import { consentOf, findDocument, personById } from './store.ts';
import { timelineOfDocument } from './timeline.ts';

/**
 * `GET /api/documents/<id>`: one check outside of its case. Nothing that a document says stands here, and no picture.
 * @throws Refusal not-found
 */
export async function showDocument({ db, clock }: Context, actor: StaffActor, id: string): Promise<DocumentShow> {
  const { read } = db;
  const now = clock.now();
  const one = await findDocument(read, id, actor);
  const person = await personById(read, one.personId);
  const { textVersion: version, language, givenAt } = await consentOf(read, one);
  const history = await decisionsAbout(read, [one.id]);
  const shown = history.map(({ decision, headline }) => presentDecision(decision, headline, actor, now));
  return {
    ...presentRow(one, person.displayName),
    legalBasis: one.legalBasis,
    consent: { version, language, givenAt: givenAt.toISOString() },
    grounds: one.reasons,
    choosable: CHOOSABLE,
    badge: (await badgeNow(read, person, now)).state,
    heldUntil: one.heldUntil?.toISOString() ?? null,
    heldFor: one.heldFor,
    purgedAt: one.purgedAt?.toISOString() ?? null,
    allowedActions: actsOn(one, actor),
    timeline: await timelineOfDocument(read, one.id, shown),
  };
}

/** What the acts themselves ask too: evidence is kept while there is some, and what is verified can be revoked. */
function actsOn(one: PersonDocument, { permissions }: StaffActor): DocumentShow['allowedActions'] {
  if (!permissions.has('documents:revoke')) return [];
  const isThere = !one.purgedAt && one.state !== 'withdrawn' && one.state !== 'draft';
  return [
    ...(isThere ? (['hold-evidence'] as const) : []),
    ...(one.heldUntil ? (['let-go'] as const) : []),
    ...(commandsOf(one.state, 'manager').includes('revoke') ? (['revoke'] as const) : []),
  ];
}
