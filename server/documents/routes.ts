import { z } from 'zod';
import { DOCUMENT_SIDES } from '#db/words.ts';
import { pictureAnswer } from '../pictures/receive.ts';
import { Id } from '../platform/contract.ts';
import { answerList, ListQuery } from '../platform/list.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Route, route } from '../platform/route.ts';
import {
  DocumentAccessRow,
  DocumentRow,
  DocumentShow,
  HoldEvidence,
  LetGo,
  Reveal,
  RevokeDocument,
  SaveReading,
  TickChecks,
} from './contract.ts';
import { holdEvidence, letGo } from './evidence.ts';
import { accessList, documentList } from './list.ts';
import { saveReading } from './readings.ts';
import { bytesOf, reveal } from './reveal.ts';
import { revokeDocument } from './revoke.ts';
import { showDocument } from './show.ts';
import { fileAt, findDocument } from './store.ts';
import { tickChecks } from './tick.ts';

const Done = z.object({ id: Id, version: z.int() });
const Attempt = z.strictObject({ attempt: z.coerce.number().int().min(1).max(100).optional() });
const sideOf = (word: string | undefined) => {
  const side = DOCUMENT_SIDES.find((each) => each === word);
  if (!side) throw new Refusal('not-found');
  return side;
};
const doneOf = ({ id, version }: { id: string; version: number }) => ({ id, version });

export const documentRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/documents',
    may: 'documents:read',
    summary: 'Register of identity checks',
    query: ListQuery,
    answer: z.array(DocumentRow),
    run: ({ context, query, actor }) => answerList(documentList, query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/documents/:id',
    may: 'documents:read',
    summary: 'One identity check',
    answer: DocumentShow,
    run: ({ context, params, actor }) => showDocument(context, actor, String(params.id)),
  }),
  route({
    method: 'get',
    path: '/api/document-access',
    may: 'audit:read',
    summary: 'Who looked at a picture of a document, or tried to',
    query: ListQuery,
    answer: z.array(DocumentAccessRow),
    run: ({ context, query, actor }) => answerList(accessList, query, context.db.read, actor),
  }),
  route({
    method: 'get',
    path: '/api/documents/:id/previews/:side',
    may: 'documents:read',
    summary: 'A side of a document, blurred so that nothing can be read of it',
    query: Attempt,
    answer: null,
    contentType: 'image/jpeg',
    run: async ({ context, params, query, actor }) => {
      const one = await findDocument(context.db.read, String(params.id), actor);
      const file = await fileAt(context.db.read, one.id, query.attempt ?? one.attempt, sideOf(params.side));
      if (!file) throw new Refusal('not-found');
      return pictureAnswer(await bytesOf(context, file.previewId));
    },
  }),
  route({
    method: 'post',
    path: '/api/documents/:id/reveal',
    // Whoever asks without the right is refused inside, where the try leaves its row (ASVS 16.3.2).
    may: 'signed-in',
    summary: 'The picture itself, with who looks at it burnt in; every look and every refused one is recorded',
    body: Reveal,
    answer: null,
    contentType: 'image/jpeg',
    run: async ({ context, params, body, actor }) =>
      pictureAnswer(await reveal(context, actor, String(params.id), body)),
  }),
  route({
    method: 'post',
    path: '/api/documents/:id/readings',
    may: 'documents:decide',
    summary: 'What was typed from a document; kept encrypted and destroyed with its pictures',
    body: SaveReading,
    answer: Done,
    run: async ({ context, params, body, actor }) => doneOf(await saveReading(context, actor, String(params.id), body)),
  }),
  route({
    method: 'post',
    path: '/api/documents/:id/checks',
    may: 'documents:decide',
    summary: 'What a person answers to the checklist',
    body: TickChecks,
    answer: null,
    run: async ({ context, params, body, actor }) => tickChecks(context, actor, String(params.id), body),
  }),
  route({
    method: 'post',
    path: '/api/documents/:id/hold-evidence',
    may: 'documents:revoke',
    summary: 'Keep what shows a fraud beyond its time, with a reason and an end',
    body: HoldEvidence,
    answer: Done,
    run: async ({ context, params, body: { reason, until, version }, actor }) =>
      doneOf(
        await holdEvidence({ context, actor, id: String(params.id), version }, { until: new Date(until), reason }),
      ),
  }),
  route({
    method: 'post',
    path: '/api/documents/:id/let-go',
    may: 'documents:revoke',
    summary: 'Keep it no longer',
    body: LetGo,
    answer: Done,
    run: async ({ context, params, body: { version }, actor }) =>
      doneOf(await letGo({ context, actor, id: String(params.id), version })),
  }),
  route({
    method: 'post',
    path: '/api/documents/:id/revoke',
    may: 'documents:revoke',
    summary: 'Take a verification back; the badge is off at once',
    body: RevokeDocument,
    answer: Done,
    run: async ({ context, params, body, actor }) =>
      doneOf(await revokeDocument(context, actor, String(params.id), body)),
  }),
];
