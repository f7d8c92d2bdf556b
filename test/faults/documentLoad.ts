import { randomUUID } from 'node:crypto';
import { openDatabase } from '#db/open.ts';
import { apiKeys } from '#db/schema/access.ts';
import { newApiKey } from '#server/access/apiKeys.ts';
import { fill, freshPlace, type Place } from '../support/ground.ts';
import { cardJpeg } from '../support/pictures.ts';

const KEY = 'td_a-key-of-the-faults';
const PICTURES = 8;

/** What a marketplace sends and what it was told of it. */
export interface Intake {
  place: Place;
  pictures: Buffer[];
  /** Document → sides that were acknowledged, in the order of their answers. */
  shown: Map<string, Set<string>>;
  /** How many sides that were. */
  acknowledged: number;
  withdrawn: Set<string>;
  /** Requests on their way; what is under way at a kill may have happened or not. */
  underWay: Set<symbol>;
  refused: string[];
  ended: boolean;
}

/** A marketplace with people and a key, and pictures drawn beforehand: what is measured is the server. */
export async function intakeAt(): Promise<Intake> {
  const place = await freshPlace();
  await fill(place, { reviews: 10, open: 0, people: 100 });
  const db = await openDatabase(place.url);
  const row = newApiKey({ marketplaceId: 'izi', name: 'faults', rights: [], key: KEY, now: new Date() });
  await db.transaction(async (tx) => void (await tx.insert(apiKeys).values(row)));
  await db.close();
  const seeds = Array.from({ length: PICTURES }, (_, seed) => seed + 1);
  const pictures = await Promise.all(seeds.map((seed) => cardJpeg({ seed, width: 640, height: 403 })));
  const known = { shown: new Map(), withdrawn: new Set<string>(), underWay: new Set<symbol>(), refused: [] };
  return { place, pictures, ...known, acknowledged: 0, ended: false };
}

/** People register and show both sides, and every second one withdraws at once, so that pictures come and go. */
export async function sendDocuments(intake: Intake, port: number, writer: number): Promise<void> {
  for (let n = 0; !intake.ended; n++) {
    try {
      await oneDocument(intake, port, writer * 3 + n);
    } catch {
      // The server was killed under it.
      return;
    }
  }
}

async function oneDocument(intake: Intake, port: number, n: number): Promise<void> {
  const personId = `k${randomUUID().slice(0, 12)}`;
  const ask = asker(intake, port);
  await ask('PUT', `people/${personId}`, { displayName: 'Іван Коваль', kinds: ['specialist'] });
  const at = new Date().toISOString();
  const consent = { textHash: 'a'.repeat(64), version: '1', language: 'uk', at };
  const made = await ask('POST', `people/${personId}/documents`, { type: 'id-card', country: 'UA', consent });
  const id = String((JSON.parse(made) as { id: string }).id);
  const sides = new Set<string>();
  for (const [at, side] of ['front', 'back'].entries()) {
    await ask('PUT', `documents/${id}/files/${side}`, intake.pictures[(n + at) % PICTURES]);
    sides.add(side);
    intake.acknowledged += 1;
    intake.shown.set(id, sides);
  }
  if (n % 2) return;
  await ask('POST', `documents/${id}/withdraw`, { byId: personId });
  intake.withdrawn.add(id);
}

const asker =
  (intake: Intake, port: number) =>
  async (method: string, path: string, body: object | Buffer | undefined): Promise<string> => {
    const mark = Symbol(path);
    intake.underWay.add(mark);
    try {
      const isBytes = Buffer.isBuffer(body);
      const answer = await fetch(`http://127.0.0.1:${port}/platform/v1/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${KEY}`,
          'content-type': isBytes ? 'application/octet-stream' : 'application/json',
        },
        body: isBytes ? new Uint8Array(body) : JSON.stringify(body),
      });
      const text = await answer.text();
      if (answer.status >= 300) {
        intake.refused.push(`${path}: ${answer.status} ${text.slice(0, 80)}`);
        throw new Error('refused');
      }
      return text;
    } finally {
      intake.underWay.delete(mark);
    }
  };
