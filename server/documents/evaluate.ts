import type { Transaction } from '#db/open.ts';
import { documentChecks, type PersonDocument } from '#db/schema/documents.ts';
import { autoChecks, EVALUATOR } from '../identity/checks.ts';
import { newId } from '../platform/ids.ts';
import { localDay } from '../platform/zones.ts';
import type { Terms } from '../policies/store.ts';
import type { Reading } from './contract.ts';
import { duplicatesOf, type IdentityMarks } from './identityOf.ts';
import { typedOf } from './reading.ts';
import { filesOf, personById, samePictures } from './store.ts';

/**
 * What the program says of the attempt as it is known now: all of it together, so that what it can no longer tell does
 * not stand on (`checksOf` reads the last time it spoke). An agent's own answers stay beside it (verification.md §C2).
 */
export async function evaluate(
  tx: Transaction,
  one: PersonDocument,
  terms: Terms,
  read: { reading: Reading; marks: readonly IdentityMarks[] } | null,
  now: Date,
): Promise<void> {
  const pictures = (await filesOf(tx, one.id)).filter(({ attempt }) => attempt === one.attempt);
  const person = await personById(tx, one.personId);
  const same = await samePictures(tx, one, pictures);
  const found = await duplicatesOf(tx, one, read?.marks ?? [], now);
  const facts = {
    type: one.type,
    country: one.country,
    profile: { name: person.displayName, birthDate: null },
    typed: read ? typedOf(read.reading) : null,
    mrz: read?.reading.mrz ?? null,
    pictures,
    duplicates: { files: same.length, ...found },
    earlierLatinName: null,
  };
  const said = autoChecks(facts, terms.policy.documents.checks, localDay(now, terms.zone));
  for (const { code, result, detail } of said) {
    const row = {
      id: newId(),
      documentId: one.id,
      attempt: one.attempt,
      code,
      source: 'auto',
      result,
      detail,
    } as const;
    await tx.insert(documentChecks).values({ ...row, explanation: null, evaluator: EVALUATOR, byId: null, at: now });
  }
}
