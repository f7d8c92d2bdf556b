import { type Column, sql } from 'drizzle-orm';
import { kit } from '#db/kit.ts';
import type { Database, Transaction } from '#db/open.ts';
import { searchDocs } from '#db/schema/audit.ts';
import { add } from '#db/statements.ts';
import type { SubjectKind } from '#db/words.ts';
import { type Condition, fixed } from './list.ts';
import { fold } from './text.ts';

const WORDS_MAX = 8;
const WORD_CHARACTERS_MAX = 60;
/** One letter would begin half of all words. */
const PREFIX_CHARACTERS_MIN = 2;

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const KIND_BEGINS = 'xqz';
/** A word that nobody types, so that the index itself tells people from a million review texts. */
const wordOfKind = (kind: SubjectKind): string => `${KIND_BEGINS}${kind.replaceAll('-', '')}`;

export interface Searchable {
  kind: SubjectKind;
  ref: string;
  marketplaceId: string;
  /** Names, own ids, texts; never an e-mail address or a telephone, since a search travels in the address line. */
  text: readonly (string | null | undefined)[];
}

/** Keeps what a record can be found by, in the transaction that writes the record (RULINGS 24). */
export async function indexForSearch(tx: Transaction, found: Searchable): Promise<void> {
  const row = searchDocOf(found);
  const { folded, marketplaceId } = row;
  await tx
    .insert(searchDocs)
    .values(row)
    .onConflictDoUpdate({ target: [searchDocs.kind, searchDocs.ref], set: { folded, marketplaceId } });
}

/** The same for a record that is new, by a prepared statement: it is in the way of every submitted review. */
export const indexNew = (tx: Transaction, found: Searchable): Promise<void> => add(tx, searchDocs, searchDocOf(found));

/** Words only, so that both engines cut the text in the same places. */
export function searchDocOf({ kind, ref, marketplaceId, text }: Searchable) {
  return { kind, ref, marketplaceId, folded: [wordOfKind(kind), ...wordsOf(text.join(' '))].join(' ') };
}

/** The query in the words of the engine: each word quoted, the last as a prefix; undefined when there is none. */
function matchOf(kind: SubjectKind, q: string): string | undefined {
  const words = wordsOf(q)
    .filter((word) => !word.startsWith(KIND_BEGINS))
    .slice(0, WORDS_MAX)
    .map((word) => word.slice(0, WORD_CHARACTERS_MAX));
  const last = words.at(-1);
  if (!last) return undefined;
  const sqlite = kit.dialect === 'sqlite';
  const exact = [wordOfKind(kind), ...words.slice(0, -1)].map((word) => (sqlite ? `"${word}"` : `'${word}'`));
  // Nor may what is typed be the beginning of a kind's own word: it would find every record there is.
  const whole = last.length < PREFIX_CHARACTERS_MIN || KIND_BEGINS.startsWith(last);
  const open = whole ? '' : sqlite ? '*' : ':*';
  return [...exact, (sqlite ? `"${last}"` : `'${last}'`) + open].join(sqlite ? ' ' : ' & ');
}

/** Condition of a list: records of this kind whose words match. */
export function matching(id: Column, kind: SubjectKind, q: unknown): Condition[] {
  if (q === undefined) return [];
  const match = matchOf(kind, String(q));
  if (!match) return [fixed('q:none', sql`1 = 0`)];
  return [
    {
      shape: `q:${kind}`,
      build: (hole) => {
        const words = hole(searchDocs.folded, match);
        return kit.dialect === 'sqlite'
          ? sql`${id} in (select ${searchDocs.ref} from ${searchDocs} where ${searchDocs.id} in (select rowid from search_index where search_index match ${words}))`
          : sql`${id} in (select ${searchDocs.ref} from ${searchDocs} where to_tsvector('simple', ${searchDocs.folded}) @@ to_tsquery('simple', ${words}))`;
      },
    },
  ];
}

/** Ids of one kind whose words match, last written first. */
export async function searchRefs(
  db: Database,
  ask: { kind: SubjectKind; q: string; marketplaceIds: readonly string[]; limit: number },
): Promise<string[]> {
  const match = matchOf(ask.kind, ask.q);
  if (!match || ask.marketplaceIds.length === 0) return [];
  const scope = `and d.marketplace_id in (${ask.marketplaceIds.map(() => '?').join(', ')})`;
  const from =
    db.dialect === 'sqlite'
      ? 'search_index join search_docs d on d.id = search_index.rowid where search_index match ?'
      : "search_docs d where to_tsvector('simple', d.folded) @@ to_tsquery('simple', ?)";
  const order = db.dialect === 'sqlite' ? 'search_index.rowid' : 'd.id';
  const rows = await db.raw(`select d.ref from ${from} ${scope} order by ${order} desc limit ?`, [
    match,
    ...ask.marketplaceIds,
    ask.limit,
  ]);
  return rows.map((row) => String(row.ref));
}
