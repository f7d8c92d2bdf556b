import { and, asc, eq, gt, inArray, isNull, lte, ne, or } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { type IdentityBlock, identityBlocks, identityKeys, linkVerdicts } from '#db/schema/documents.ts';
import { people } from '#db/schema/market.ts';
import type { IdentityKind, LinkVerdict } from '#db/words.ts';
import { newId } from '../platform/ids.ts';
import type { LinkRow } from './contract.ts';
import { HUB_PEOPLE_MAX, linksOf, pairOf, type SharedKey } from './rules.ts';

const DAY_MS = 86_400_000;
const KEYS_MAX = 50;
const FORGET_ROWS_MAX = 200;

/** Something a person is known by, as an HMAC under a key that is not in the database (verification.md §0.6). */
export interface KindMark {
  kind: IdentityKind;
  keyId: string;
  mark: string;
}
interface Known {
  marketplaceId: string;
  personId: string;
  /** Which document it was read from; left out where the marketplace said it. */
  documentId?: string | null;
  marks: readonly KindMark[];
  at: Date;
}

/**
 * Keeps what a person is known by. What is known already is only seen again, at most once a day, so that a marketplace
 * may tell the same as often as it likes; and what was to be forgotten is kept again.
 */
export async function rememberKeys(tx: Transaction, known: Known): Promise<void> {
  const { marketplaceId, personId, documentId = null, marks, at } = known;
  if (marks.length === 0) return;
  const rows = await tx.select().from(identityKeys).where(eq(identityKeys.personId, personId));
  for (const { kind, keyId, mark } of marks) {
    const row = rows.find((each) => each.kind === kind && each.mark === mark);
    const seen = { lastSeen: at, keepUntil: null, ...(documentId && { documentId }) };
    if (!row) {
      const made = { id: newId(), marketplaceId, personId, kind, keyId, mark, firstSeen: at, ...seen };
      await tx
        .insert(identityKeys)
        .values(made)
        .onConflictDoUpdate({ target: [identityKeys.personId, identityKeys.kind, identityKeys.mark], set: seen });
    } else if (
      row.keepUntil !== null ||
      (documentId && row.documentId !== documentId) ||
      row.lastSeen.getTime() + DAY_MS <= at.getTime()
    )
      await tx.update(identityKeys).set(seen).where(eq(identityKeys.id, row.id));
  }
}

/** What the marketplace told of these kinds before and does not tell any more stays for a while: a banned account changes its telephone first. */
export async function letGoOfOthers(
  tx: Transaction,
  personId: string,
  kinds: readonly IdentityKind[],
  marks: readonly KindMark[],
  keepUntil: Date,
): Promise<void> {
  const told = and(
    eq(identityKeys.personId, personId),
    isNull(identityKeys.documentId),
    isNull(identityKeys.keepUntil),
  );
  const rows = await tx
    .select({ id: identityKeys.id, kind: identityKeys.kind, mark: identityKeys.mark })
    .from(identityKeys)
    .where(and(told, wordIs(identityKeys.kind, ...kinds)));
  const old = rows.filter(({ kind, mark }) => !marks.some((each) => each.kind === kind && each.mark === mark));
  if (old.length === 0) return;
  const ids = old.map(({ id }) => id);
  await tx.update(identityKeys).set({ keepUntil }).where(inArray(identityKeys.id, ids));
}

/** Accounts of the same marketplace that have something in common with this one, one step away (verification.md §D3). */
export async function linkedTo(read: Reader, personId: string): Promise<LinkRow[]> {
  const links = linksOf(await sharedKeys(read, personId));
  if (links.length === 0) return [];
  const ids = links.map((link) => link.personId);
  const [names, verdicts] = await Promise.all([namesOf(read, ids), verdictsOf(read, personId)]);
  return links.map((link) => {
    const judged = verdicts.get(link.personId);
    return {
      ...link,
      displayName: names.get(link.personId) ?? '',
      verdict: judged?.verdict ?? null,
      verdictAt: judged?.at.toISOString() ?? null,
    };
  });
}

async function sharedKeys(read: Reader, personId: string): Promise<SharedKey[]> {
  const own = await read
    .select()
    .from(identityKeys)
    .where(eq(identityKeys.personId, personId))
    .orderBy(asc(identityKeys.firstSeen), asc(identityKeys.id))
    .limit(KEYS_MAX);
  return Promise.all(
    own.map(async ({ marketplaceId, kind, mark }) => {
      const others = await read
        .select({ id: identityKeys.personId })
        .from(identityKeys)
        .where(
          and(
            wordIs(identityKeys.kind, kind),
            eq(identityKeys.mark, mark),
            eq(identityKeys.marketplaceId, marketplaceId),
            ne(identityKeys.personId, personId),
          ),
        )
        .limit(HUB_PEOPLE_MAX);
      return { kind, others: others.map(({ id }) => id) };
    }),
  );
}

async function namesOf(read: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await read
    .select({ id: people.id, name: people.displayName })
    .from(people)
    .where(inArray(people.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The last word on each pair that this person belongs to, by the other one's id. */
async function verdictsOf(read: Reader, personId: string): Promise<Map<string, { verdict: LinkVerdict; at: Date }>> {
  const rows = await read
    .select()
    .from(linkVerdicts)
    .where(or(eq(linkVerdicts.firstId, personId), eq(linkVerdicts.secondId, personId)))
    .orderBy(asc(linkVerdicts.at), asc(linkVerdicts.id));
  return new Map(
    rows.map(({ firstId, secondId, verdict, at }) => [firstId === personId ? secondId : firstId, { verdict, at }]),
  );
}

export async function insertVerdict(
  tx: Transaction,
  {
    one,
    other,
    ...made
  }: Omit<typeof linkVerdicts.$inferInsert, 'firstId' | 'secondId'> & { one: string; other: string },
): Promise<void> {
  const [firstId, secondId] = pairOf(one, other);
  await tx.insert(linkVerdicts).values({ ...made, firstId, secondId });
}

/** Blocks in force at `now` that one of these marks meets (verification.md §C7): three years, unless somebody lifted them. */
export async function blockedBy(
  read: Reader,
  marketplaceId: string,
  marks: readonly KindMark[],
  now: Date,
): Promise<IdentityBlock[]> {
  if (marks.length === 0) return [];
  const met = marks.map(({ kind, mark }) => and(wordIs(identityBlocks.kind, kind), eq(identityBlocks.mark, mark)));
  const inForce = and(gt(identityBlocks.until, now), isNull(identityBlocks.liftedAt));
  return read
    .select()
    .from(identityBlocks)
    .where(and(eq(identityBlocks.marketplaceId, marketplaceId), inForce, or(...met)))
    .orderBy(asc(identityBlocks.at), asc(identityBlocks.id));
}

/** Takes out what was kept long enough; returns how many, at most a batch. */
export async function forgetKeys(tx: Transaction, now: Date): Promise<number> {
  const rows = await tx
    .select({ id: identityKeys.id })
    .from(identityKeys)
    .where(lte(identityKeys.keepUntil, now))
    .orderBy(asc(identityKeys.keepUntil))
    .limit(FORGET_ROWS_MAX);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(identityKeys).where(inArray(identityKeys.id, ids));
  return ids.length;
}
