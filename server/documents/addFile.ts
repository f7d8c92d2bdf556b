import type { Reader } from '#db/open.ts';
import { documentFiles, type PersonDocument } from '#db/schema/documents.ts';
import type { DocumentSide } from '#db/words.ts';
import { scan } from '../files/scan.ts';
import { addStored, type KeptFile, keepFile, removeKept } from '../files/service.ts';
import { type PictureRead, readPicture } from '../pictures/canonical.ts';
import type { PlatformActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { missingSides, sidesOf } from './rules.ts';
import { commandsOf } from './states.ts';
import { fileAt, filesOf, findDocument } from './store.ts';
import { submit } from './submit.ts';
import { traceDocument } from './trace.ts';

/**
 * One side of one attempt. The bytes are read, made anew and encrypted before the transaction begins; where that is
 * refused nothing of them is left. With the last side the document is submitted (verification.md §C4, §C6).
 * @throws Refusal side-not-wanted, side-already-there, invalid-transition, picture-…, files-unavailable
 */
export async function addFile(
  context: Context,
  actor: PlatformActor,
  ask: { id: string; side: DocumentSide; bytes: Buffer },
): Promise<PersonDocument> {
  const { db } = context;
  const one = await findDocument(db.read, ask.id, actor);
  const there = await fileAt(db.read, one.id, one.attempt, ask.side);
  // The same once more, because an answer was lost: the last side's too, after which nothing more is wanted.
  if (there?.sha256 === sha256(ask.bytes)) return one;
  mustBeWanted(one, ask.side);
  if (there) throw new Refusal('side-already-there');
  const picture = await readPicture(ask.bytes);
  const { state, detail } = await scan(context.config.documents.clamd, ask.bytes);
  if (state === 'infected') {
    context.log.warn({ documentId: one.id, found: detail }, 'harmful content was refused');
    throw new Refusal('picture-infected');
  }
  const kept = await keep(context, one, ask.side, picture);
  try {
    return await db.transaction((tx) => add(tx, context, actor, { ...ask, picture, kept, scan: state }));
  } catch (error) {
    await removeKept(context, kept);
    throw error;
  }
}

/** Before anything is read: what no document of this kind wants, or this one neither wants nor has, is not worth it. */
export async function mayBeWanted(read: Reader, one: PersonDocument, side: DocumentSide): Promise<void> {
  if (!(await fileAt(read, one.id, one.attempt, side))) mustBeWanted(one, side);
}

function mustBeWanted(one: PersonDocument, side: DocumentSide): void {
  if (!commandsOf(one.state, 'applicant').includes('submit')) throw new Refusal('invalid-transition');
  if (!sidesOf(one.type).includes(side)) throw new Refusal('side-not-wanted');
}

const keep = (context: Context, one: PersonDocument, side: DocumentSide, { canonical, preview }: PictureRead) => {
  const of = { marketplaceId: one.marketplaceId, ownerId: one.id };
  return Promise.all([
    keepFile(context, { ...of, label: side, plain: canonical }),
    keepFile(context, { ...of, label: `${side}-preview`, plain: preview }),
  ]);
};

interface Added {
  id: string;
  side: DocumentSide;
  picture: PictureRead;
  kept: [KeptFile, KeptFile];
  scan: 'clean' | 'not-scanned';
}
type Tx = Parameters<Parameters<Context['db']['transaction']>[0]>[0];

async function add(tx: Tx, context: Context, actor: PlatformActor, added: Added): Promise<PersonDocument> {
  const now = context.clock.now();
  const { side, picture, kept, scan } = added;
  const one = await findDocument(tx, added.id, actor);
  mustBeWanted(one, side);
  if (await fileAt(tx, one.id, one.attempt, side)) throw new Refusal('side-already-there');
  for (const file of kept) await addStored(tx, file);
  const { sha256: hash, pixelHash, likeness, width, height, pixels, quality, traces } = picture;
  await tx.insert(documentFiles).values({
    id: newId(),
    documentId: one.id,
    attempt: one.attempt,
    side,
    fileId: kept[0].id,
    previewId: kept[1].id,
    sha256: hash,
    ...{ pixelHash, likeness, width, height, pixels, quality, traces, scan },
    addedAt: now,
  });
  await traceDocument(tx, actor, one, 'document.file-added', now, { side, attempt: one.attempt, hints: quality.hints });
  const sides = (await filesOf(tx, one.id)).filter(({ attempt }) => attempt === one.attempt).map((file) => file.side);
  return missingSides(one.type, sides).length === 0 ? submit(tx, actor, one, now) : one;
}
