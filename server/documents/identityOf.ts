import { and, count as countRows, eq, gt, inArray, isNull, ne, type SQL } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { identityBlocks, identityKeys, type PersonDocument } from '#db/schema/documents.ts';
import type { IdentityKind } from '#db/words.ts';
import { keysOf } from '../files/keys.ts';
import { type Mark, mark, marksOf } from '../files/marks.ts';
import { nameBirthKey, numberKey } from '../identity/identityKeys.ts';
import type { Config } from '../platform/config.ts';
import { newId } from '../platform/ids.ts';
import type { Policy } from '../policies/contract.ts';
import type { Reading } from './contract.ts';
import { yearsAfter } from './rules.ts';

/** What a document gives its holder away by: never itself, only keyed marks of it (verification.md §0.6). */
export interface IdentityMarks {
  kind: IdentityKind;
  /** By the current key, to be kept. */
  kept: Mark;
  /** By every key there is, to be looked for. */
  sought: string[];
}

/** Crypto and the file of keys: call it before the transaction (RULINGS 28). Fields that are not typed give no mark. */
export function marksFor(
  config: Config,
  { country, type }: Pick<PersonDocument, 'country' | 'type'>,
  { number, surname, givenNames, birthDate }: Reading,
): IdentityMarks[] {
  const { hmac } = keysOf(config);
  const of = (kind: IdentityKind, canonical: string | null): IdentityMarks[] =>
    canonical
      ? [{ kind, kept: mark(hmac, kind, canonical), sought: marksOf(hmac, kind, canonical).map((one) => one.hmac) }]
      : [];
  return [
    ...of('document-number', number ? numberKey(country, type, number) : null),
    ...of('name-birth', birthDate && (surname || givenNames) ? nameBirthKey(surname, givenNames, birthDate) : null),
  ];
}

export interface Duplicates {
  numbers: number | null;
  identities: number | null;
  blocklisted: number | null;
}

/** How many other accounts are known by the same, and whether it must not come again; null where there is no mark. */
export async function duplicatesOf(
  read: Reader,
  { personId, marketplaceId }: Pick<PersonDocument, 'personId' | 'marketplaceId'>,
  marks: readonly IdentityMarks[],
  now: Date,
): Promise<Duplicates> {
  const others = async (kind: IdentityKind): Promise<number | null> => {
    const sought = marks.find((one) => one.kind === kind)?.sought;
    if (!sought) return null;
    const theirs = and(
      wordIs(identityKeys.kind, kind),
      inArray(identityKeys.mark, sought),
      eq(identityKeys.marketplaceId, marketplaceId),
      ne(identityKeys.personId, personId),
    );
    return counted(read, identityKeys, theirs);
  };
  const all = marks.flatMap(({ sought }) => sought);
  const blocked = and(
    inArray(identityBlocks.mark, all),
    eq(identityBlocks.marketplaceId, marketplaceId),
    isNull(identityBlocks.liftedAt),
    gt(identityBlocks.until, now),
  );
  return {
    numbers: await others('document-number'),
    identities: await others('name-birth'),
    blocklisted: all.length === 0 ? null : await counted(read, identityBlocks, blocked),
  };
}

async function counted(read: Reader, table: typeof identityKeys | typeof identityBlocks, where: SQL | undefined) {
  const [found] = await read.select({ n: countRows() }).from(table).where(where);
  return found?.n ?? 0;
}

/** After a fraud the same document must not come again: three years by policy, looked at every year (§C7). */
export async function blockIdentity(
  tx: Transaction,
  one: PersonDocument,
  decisionId: string,
  policy: Policy,
  at: Date,
): Promise<void> {
  const { blockYears } = policy.documents.retention[one.legalBasis];
  if (blockYears === 0) return;
  const keys = await tx.select().from(identityKeys).where(eq(identityKeys.documentId, one.id));
  for (const { kind, keyId, mark: hmac, marketplaceId } of keys) {
    const until = yearsAfter(at, blockYears);
    const row = { id: newId(), marketplaceId, kind, keyId, mark: hmac, documentId: one.id, decisionId, at, until };
    await tx.insert(identityBlocks).values(row);
  }
}

/** The block of a decision that did not stand. */
export async function liftBlocks(tx: Transaction, documentId: string, at: Date): Promise<void> {
  const standing = and(eq(identityBlocks.documentId, documentId), isNull(identityBlocks.liftedAt));
  await tx.update(identityBlocks).set({ liftedAt: at }).where(standing);
}
