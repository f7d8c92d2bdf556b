import type { Reader, Transaction } from '#db/open.ts';
import { type DocumentFile, documentAccess, type PersonDocument } from '#db/schema/documents.ts';
import type { Case } from '#db/schema/spine.ts';
import type { AccessOutcome, AccessPurpose } from '#db/words.ts';
import { readFile } from '../files/service.ts';
import { storedOf } from '../files/store.ts';
import { watermark } from '../pictures/watermark.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { Refusal, type RefusalCode } from '../platform/refusal.ts';
import { termsOf } from '../policies/store.ts';
import { leaseState } from '../queue/rules.ts';
import { liveCaseOf } from '../queue/store.ts';
import { shownSince } from './accessStore.ts';
import type { Reveal } from './contract.ts';
import { fileAt, findDocument } from './store.ts';
import { traceDocument } from './trace.ts';

const HOUR_MS = 3_600_000;
/** Purposes of somebody who does not have the case in hand; managers only. */
const BESIDE: readonly AccessPurpose[] = ['fraud', 'audit'];

interface Look {
  one: PersonDocument;
  file: DocumentFile;
  purpose: AccessPurpose;
  assigned: boolean;
}

/**
 * The picture itself, with who looks at it burnt in. The row that says so is written before a byte leaves, and every
 * try that is refused has its row too (verification.md §C6, ASVS 16.3.2).
 * @throws Refusal not-found, not-allowed, purpose-missing, reveals-used, case-not-yours, file-destroyed, files-unavailable
 */
export async function reveal(context: Context, actor: StaffActor, id: string, ask: Reveal): Promise<Buffer> {
  const { db, clock } = context;
  const now = clock.now();
  const one = await findDocument(db.read, id, actor);
  const file = await fileAt(db.read, one.id, ask.attempt ?? one.attempt, ask.side);
  if (!file) throw new Refusal('not-found');
  const live = await liveCaseOf(db.read, 'documents', one.id);
  const assigned = await isInHand(db.read, one, actor, now);
  const purpose = purposeOf(one, ask, assigned);
  const look: Look = { one, file, purpose: purpose ?? 'audit', assigned };
  const why = await refusalOf(db.read, actor, look, purpose, now);
  if (why) return refuse(context, actor, look, why, now);
  const plain = await bytesOf(context, file.fileId).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== 'file-destroyed') throw error;
    return refuse(context, actor, look, error.code, now);
  });
  const marked = await watermark(plain, linesFor(actor, one, live, clock.wall()));
  const late = await db.transaction((tx) => writeShown(tx, actor, look, now));
  if (late.why) return refuse(context, actor, look, late.why, now);
  if (late.alarm) context.log.warn({ staffId: actor.id }, 'many pictures of documents were revealed');
  return marked;
}

/** While the picture was made the case may have left the hand, and others of this person's looks may have come first. */
async function writeShown(
  tx: Transaction,
  actor: StaffActor,
  look: Look,
  now: Date,
): Promise<{ why: RefusalCode | null; alarm: boolean }> {
  const { one, assigned, purpose } = look;
  const why =
    assigned && !(await isInHand(tx, one, actor, now))
      ? 'case-not-yours'
      : await refusalOf(tx, actor, look, purpose, now);
  if (why) return { why, alarm: false };
  await tx.insert(documentAccess).values(rowOf(actor, look, 'shown', now));
  await traceDocument(tx, actor, one, 'document.revealed', now, detailOf(look));
  const { policy } = await termsOf(tx, one.marketplaceId, now);
  // Once an hour and person, when the policy's number is reached: people look into it, nothing is stopped.
  const alarm = (await shownInHour(tx, actor, now)) === policy.documents.revealsAlert;
  if (alarm) await traceDocument(tx, actor, one, 'document.reveal-alarm', now, { staffId: actor.id });
  return { why: null, alarm };
}

async function isInHand(read: Reader, { id }: PersonDocument, actor: StaffActor, now: Date): Promise<boolean> {
  const live = await liveCaseOf(read, 'documents', id);
  return live?.state === 'open' && leaseState(live, actor.id, now) === 'mine';
}

const shownInHour = (read: Reader, { id }: StaffActor, now: Date): Promise<number> =>
  shownSince(read, id, new Date(now.getTime() - HOUR_MS));

/** @throws Refusal file-destroyed, file-damaged, files-unavailable */
export async function bytesOf(context: Context, fileId: string): Promise<Buffer> {
  const [stored] = await storedOf(context.db.read, [fileId]);
  if (!stored) throw new Refusal('file-destroyed');
  return readFile(context, stored);
}

/** With the case in hand it goes without saying; without it somebody has to say why. */
function purposeOf({ state }: PersonDocument, { purpose }: Reveal, assigned: boolean): AccessPurpose | null {
  if (assigned) return state === 'pending_second' ? 'second' : state === 'appealed' ? 'appeal' : 'case';
  return purpose && BESIDE.includes(purpose) ? purpose : null;
}

async function refusalOf(
  read: Reader,
  actor: StaffActor,
  { one, assigned }: Look,
  purpose: AccessPurpose | null,
  now: Date,
): Promise<RefusalCode | null> {
  if (!actor.permissions.has('documents:reveal')) return 'not-allowed';
  if (!assigned && !actor.permissions.has('documents:revoke')) return 'not-allowed';
  if (!purpose) return 'purpose-missing';
  const { policy } = await termsOf(read, one.marketplaceId, now);
  return (await shownInHour(read, actor, now)) >= policy.documents.revealsAnHour ? 'reveals-used' : null;
}

async function refuse(context: Context, actor: StaffActor, look: Look, code: RefusalCode, now: Date): Promise<never> {
  const outcome = code === 'reveals-used' ? 'capped' : 'denied';
  await context.db.transaction(async (tx) => {
    await tx.insert(documentAccess).values(rowOf(actor, look, outcome, now));
    await traceDocument(tx, actor, look.one, 'document.reveal-denied', now, { ...detailOf(look), code });
  });
  throw new Refusal(code);
}

const detailOf = ({ file, purpose, assigned }: Look) => {
  const { side, attempt } = file;
  return { side, attempt, purpose, assigned };
};

function rowOf(actor: StaffActor, { one, file, purpose, assigned }: Look, outcome: AccessOutcome, at: Date) {
  const { fileId, side, attempt } = file;
  const who = { staffId: actor.id, staffAlias: actor.alias };
  return {
    id: newId(),
    marketplaceId: one.marketplaceId,
    documentId: one.id,
    ...{ fileId, side, attempt, ...who, purpose, outcome, assigned, at },
  };
}

const MINUTE_CHARACTERS = 16;
const ID_CHARACTERS = 8;
/** Who, when (UTC minute) and for which case: read off a photograph of the screen as well. */
const linesFor = (actor: StaffActor, one: PersonDocument, live: Case | undefined, wall: Date): string[] => [
  actor.alias,
  `${wall.toISOString().slice(0, MINUTE_CHARACTERS).replace('T', ' ')} UTC`,
  (live?.id ?? one.id).slice(0, ID_CHARACTERS).toUpperCase(),
];
