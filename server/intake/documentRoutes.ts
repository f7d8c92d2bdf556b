import type { Reader } from '#db/open.ts';
import type { PersonDocument } from '#db/schema/documents.ts';
import { DOCUMENT_SIDES } from '#db/words.ts';
import { accessByRole } from '../documents/accessStore.ts';
import { addFile, mayBeWanted } from '../documents/addFile.ts';
import { announceDocument } from '../documents/announce.ts';
import { standingNow } from '../documents/badge.ts';
import {
  AccessReport,
  AnnounceDocument,
  AppealDocument,
  DocumentByPerson,
  PlatformDocument,
  Standing,
} from '../documents/contract.ts';
import { sidesOf } from '../documents/rules.ts';
import { filesOf, findDocument, personById } from '../documents/store.ts';
import { appeal, appealUntil, withdraw } from '../documents/submit.ts';
import { pictureBody } from '../pictures/receive.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import { Refusal } from '../platform/refusal.ts';
import { Answer, type Route, route } from '../platform/route.ts';
import { termsOf } from '../policies/store.ts';
import { personOf } from '../reviews/store.ts';

const platform = { may: 'platform-key', answer: PlatformDocument } as const;
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A check as its marketplace sees it: what is wanted and how it stands, never what a document says. */
async function shown(read: Reader, one: PersonDocument, now: Date): Promise<PlatformDocument> {
  const { policy } = await termsOf(read, one.marketplaceId, now);
  const files = (await filesOf(read, one.id)).filter(({ attempt }) => attempt === one.attempt);
  const { id, externalId, type, country, state, attempt, reasons } = one;
  return {
    ...{ id, externalId, type, country, state, attempt },
    personId: (await personById(read, one.personId)).externalId,
    attemptsLeft: policy.documents.attempts - attempt,
    sides: sidesOf(type).map((side) => {
      const file = files.find((each) => each.side === side);
      return { side, received: file !== undefined, hints: file?.quality.hints ?? [] };
    }),
    // Before a decision is out nobody outside hears of its grounds.
    grounds: state === 'pending_second' ? [] : reasons,
    answerUntil: state === 'awaiting_user' ? iso(one.dueAt) : null,
    appealUntil: iso(appealUntil(one, policy.documents.appealDays)),
  };
}

export const documentIntake: Route[] = [
  route({
    ...platform,
    method: 'post',
    path: '/platform/v1/people/:id/documents',
    summary: 'A person is about to show a document, and agrees to it being looked at (QJ-06)',
    body: AnnounceDocument,
    status: 201,
    idempotency: 'accepted',
    run: async (call) => {
      const { context, actor, body, params } = call;
      const ids = { document: newId(), consent: newId() };
      return once(call, 'announce-document', async (tx) => {
        const made = await announceDocument(tx, { context, actor, body, personId: String(params.id), ids });
        return new Answer(201, await shown(tx, made, context.clock.now()));
      });
    },
  }),
  route({
    ...platform,
    method: 'put',
    path: '/platform/v1/documents/:id/files/:side',
    summary: 'One side as raw bytes: JPEG, PNG or WebP, 8 MB and 40 megapixels at most; the last side submits it',
    raw: pictureBody,
    run: async ({ context, actor, params, raw }) => {
      const side = DOCUMENT_SIDES.find((each) => each === params.side);
      if (!side) throw new Refusal('not-found');
      // What is not wanted is refused before its bytes are read.
      await mayBeWanted(context.db.read, await findDocument(context.db.read, String(params.id), actor), side);
      const one = await addFile(context, actor, { id: String(params.id), side, bytes: await raw() });
      return shown(context.db.read, one, context.clock.now());
    },
  }),
  route({
    ...platform,
    method: 'get',
    path: '/platform/v1/documents/:id',
    summary: 'How a check stands, what is wanted and until when',
    run: async ({ context, actor, params }) =>
      shown(context.db.read, await findDocument(context.db.read, String(params.id), actor), context.clock.now()),
  }),
  route({
    ...platform,
    method: 'post',
    path: '/platform/v1/documents/:id/withdraw',
    summary: 'The person withdraws the consent: the check ends, the badge goes, the pictures are destroyed',
    body: DocumentByPerson,
    idempotency: 'accepted',
    run: async (call) => {
      const { context, actor, params, body } = call;
      return once(call, 'withdraw-document', async (tx) =>
        shown(tx, await withdraw(tx, { context, actor, id: String(params.id), byId: body.byId }), context.clock.now()),
      );
    },
  }),
  route({
    ...platform,
    method: 'post',
    path: '/platform/v1/documents/:id/appeal',
    summary: 'The person does not agree with a rejection; somebody who took no part looks at it again (DSA 20)',
    body: AppealDocument,
    idempotency: 'accepted',
    run: async (call) => {
      const { context, actor, params, body } = call;
      return once(call, 'appeal-document', async (tx) =>
        shown(tx, await appeal(tx, { context, actor, id: String(params.id), ...body }), context.clock.now()),
      );
    },
  }),
  route({
    method: 'get',
    path: '/platform/v1/people/:id/standing',
    may: 'platform-key',
    summary: 'What the public may know of a person: standing, badges, levels; never a fact of a document',
    answer: Standing,
    run: async ({ context: { db, clock }, actor, params }) =>
      standingNow(db.read, await personOf(db.read, actor.marketplaceId, String(params.id), 'id'), clock.now()),
  }),
  route({
    method: 'get',
    path: '/platform/v1/people/:id/documents/access',
    may: 'platform-key',
    summary: 'Who looked at my document: when and in which role, never by name',
    answer: AccessReport,
    run: async ({ context: { db }, actor, params }) => {
      const person = await personOf(db.read, actor.marketplaceId, String(params.id), 'id');
      return { items: await accessByRole(db.read, person.id) };
    },
  }),
];
