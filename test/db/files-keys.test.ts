import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { consents, documentReadings, documents } from '#db/schema/documents.ts';
import { storedFiles } from '#db/schema/files.ts';
import { people } from '#db/schema/market.ts';
import { open, type Sealed, seal } from '#server/files/envelope.ts';
import { homeOf } from '#server/files/home.ts';
import { addKek, keysOf } from '#server/files/keys.ts';
import { lookAtFiles } from '#server/files/look.ts';
import { purge } from '#server/files/purge.ts';
import { dropUnusedKeks, keksInUse, rewrapAll } from '#server/files/rotate.ts';
import { readFile } from '#server/files/service.ts';
import { destroyKeys } from '#server/files/store.ts';
import { system } from '#server/platform/actor.ts';
import type { Context } from '#server/platform/context.ts';
import { openAgain } from '../support/context.ts';
import { codeOf, fileHouse, manyIn, piecesOf, rowIn, storedIn, textsIn } from '../support/files.ts';

const context = await fileHouse();
const isLite = context.db.dialect === 'sqlite';
const by = system('test');
const HOUR = 3_600_000;

describe('the keys of a database', () => {
  test('are asked for by name: with another file of keys nothing is kept, and a lost one is not made anew', async () => {
    const on = await fileHouse();
    await homeOf(on);
    const other = await openAgain(on);
    rmSync(on.config.documents.keysFile);
    await expect(homeOf(other)).rejects.toThrow(/is not there/);
    expect(existsSync(on.config.documents.keysFile)).toBe(false);
    addKek(context.config);
    writeFileSync(on.config.documents.keysFile, readFileSync(context.config.documents.keysFile), { mode: 0o600 });
    await expect(homeOf(other)).rejects.toThrow(/not the one this database was begun with/);
    await other.db.close();
  });
  test('are agreed on by all who start at once', async () => {
    const on = await fileHouse();
    const others = await Promise.all([1, 2, 3].map(() => openAgain(on)));
    const homes = await Promise.all([on, ...others].map((each) => homeOf(each)));
    expect(new Set(homes).size).toBe(1);
    for (const { db } of others) await db.close();
  });
});

describe('a new KEK', () => {
  test('wraps every key anew, page by page, goes on where it was cut short, and lets the old one be forgotten', async () => {
    const on = await fileHouse();
    const rows = await manyIn(on, 230, 'wrapped');
    const gone = await storedIn(on, 'gone');
    await purge(on, [gone.id], 'retention', by);
    const [first] = rows;
    const kekId = addKek(on.config);
    const { transaction } = on.db;
    let pages = 0;
    on.db.transaction = (work) => (++pages === 2 ? Promise.reject(new Error('cut short')) : transaction(work));
    await expect(rewrapAll(on)).rejects.toThrow('cut short');
    on.db.transaction = transaction;
    expect(await keksInUse(on)).toEqual(new Set([first?.kekId, kekId]));
    expect(await rewrapAll(on)).toEqual({ done: 30, failed: 0 });
    expect(await rewrapAll(on)).toEqual({ done: 0, failed: 0 });
    expect([...(await keksInUse(on))]).toEqual([kekId]);
    await expect(dropUnusedKeks(on)).rejects.toThrow(/in ten minutes/);
    on.clock.advance(HOUR);
    expect(await dropUnusedKeks(on)).toEqual([first?.kekId]);
    expect(await dropUnusedKeks(on)).toEqual([]);
    for (const { id } of rows) expect((await readFile(on, await rowIn(on, id))).toString()).toMatch(/^wrapped/);
    // Who has the old row and the bytes, from a backup, has nothing.
    expect(first && (await codeOf(readFile(on, first)))).toBe('file-damaged');
    if (isLite) expect(textsIn(on.place.dataDir, piecesOf(first?.wrappedKey ?? null))).toEqual([]);
  });
  test('wraps what was typed from a picture as well as the picture', async () => {
    const about = { fileId: 'reading-1', ownerId: 'document-1', label: 'reading' };
    const before = seal(keysOf(context.config).kek, Buffer.from('NOVAK'), about);
    await addReading(context, before);
    const kekId = addKek(context.config);
    expect(await rewrapAll(context)).toEqual({ done: 1, failed: 0 });
    const [row] = await context.db.read.select().from(documentReadings);
    const wrapped = { kekId: String(row?.kekId), wrappedKey: String(row?.wrappedKey) };
    expect(wrapped.kekId).toBe(kekId);
    expect(open(keysOf(context.config).kek, before.bytes, wrapped, about).toString()).toBe('NOVAK');
  });
  test('does not bring back a key that was destroyed meanwhile', async () => {
    const on = await fileHouse();
    const row = await storedIn(on, 'destroyed meanwhile');
    addKek(on.config);
    const other = await openAgain(on);
    const { transaction } = on.db;
    let destroyed = false;
    on.db.transaction = async (work) => {
      if (!destroyed) await other.db.transaction((tx) => destroyKeys(tx, [row.id], 'withdrawn', on.clock.now()));
      destroyed = true;
      return transaction(work);
    };
    expect(await rewrapAll(on)).toEqual({ done: 0, failed: 0 });
    on.db.transaction = transaction;
    expect((await rowIn(on, row.id)).wrappedKey).toBeNull();
    await other.db.close();
  });
  test('that a row needs and nobody has is said, and the others go on', async () => {
    const on = await fileHouse();
    const [lost, fine] = [await storedIn(on, 'lost'), await storedIn(on, 'fine')];
    await on.db.transaction(async (tx) => {
      await tx.update(storedFiles).set({ kekId: 'k-lost' }).where(eq(storedFiles.id, lost.id));
    });
    addKek(on.config);
    expect(await rewrapAll(on)).toEqual({ done: 1, failed: 1 });
    expect((await readFile(on, await rowIn(on, fine.id))).toString()).toBe('fine');
    expect((await lookAtFiles(on)).wrong).toEqual(['1 keys (KEK) that rows need are not in our file: k-lost']);
  });
});

/** What an agent typed, with everything it hangs on. */
async function addReading({ db, clock }: Context, { kekId, wrappedKey, bytes }: Sealed): Promise<void> {
  const at = clock.now();
  const [marketplaceId, personId, documentId, consentId] = ['qjob', 'person-1', 'document-1', 'consent-1'];
  const name = { externalId: 's1', displayName: 'Jan Novák', nameFolded: 'jan novak', kinds: ['specialist' as const] };
  await db.transaction(async (tx) => {
    await tx.insert(people).values({ id: personId, marketplaceId, ...name, createdAt: at, updatedAt: at });
    const words = { textHash: 'hash', textVersion: '1', language: 'cs' as const, givenAt: at, receivedAt: at };
    await tx.insert(consents).values({ id: consentId, marketplaceId, personId, ...words });
    const kind = {
      type: 'id-card' as const,
      country: 'CZ',
      state: 'submitted' as const,
      reasons: [],
      policyVersion: 1,
    };
    await tx.insert(documents).values({ id: documentId, marketplaceId, personId, consentId, ...kind, openedAt: at });
    const sealed = { kekId, wrappedKey, sealed: bytes.toString('base64') };
    await tx
      .insert(documentReadings)
      .values({ id: 'reading-1', documentId, attempt: 1, byId: 'staff-1', at, ...sealed });
  });
}
