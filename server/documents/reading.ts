import type { DocumentReading, PersonDocument } from '#db/schema/documents.ts';
import { open, type Sealed, seal } from '../files/envelope.ts';
import { keysOf } from '../files/keys.ts';
import type { TypedDocument } from '../identity/contract.ts';
import type { Config } from '../platform/config.ts';
import { Reading } from './contract.ts';

const LABEL = 'reading';

/** An empty field was not read; what the checks compare knows no empty words. */
export const typedOf = ({ mrz: _, surname, givenNames, number, ...rest }: Reading): TypedDocument => ({
  ...rest,
  surname: surname || null,
  givenNames: givenNames || null,
  number: number || null,
});

/** Encrypted like a file, and bound to its row and its document. Crypto: before the transaction (RULINGS 28). */
export const lockReading = (
  config: Config,
  { id }: Pick<PersonDocument, 'id'>,
  readingId: string,
  reading: Reading,
): Sealed =>
  seal(keysOf(config).kek, Buffer.from(JSON.stringify(reading)), { fileId: readingId, ownerId: id, label: LABEL });

/** What was typed, for who may see it; null once its key is destroyed. @throws SealBroken where it was tampered with */
export function openReading(config: Config, row: DocumentReading | undefined): Reading | null {
  if (!row?.wrappedKey || !row.sealed) return null;
  const { id: fileId, documentId: ownerId, kekId, wrappedKey } = row;
  const bytes = Buffer.from(row.sealed, 'base64');
  const text = open(keysOf(config).kek, bytes, { wrappedKey, kekId }, { fileId, ownerId, label: LABEL });
  return Reading.parse(JSON.parse(text.toString()));
}
