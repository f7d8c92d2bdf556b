import { and, asc, count as countRows, desc, eq, gt } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { type DocumentAccess, documentAccess, documents } from '#db/schema/documents.ts';

/** Newest first. */
export const accessOf = (read: Reader, documentId: string): Promise<DocumentAccess[]> =>
  read
    .select()
    .from(documentAccess)
    .where(eq(documentAccess.documentId, documentId))
    .orderBy(desc(documentAccess.at), desc(documentAccess.id))
    .limit(200);

/** How many pictures this person was shown since then, of cases that were or were not in hand. */
export async function shownSince(read: Reader, staffId: string, since: Date): Promise<number> {
  const shown = and(
    eq(documentAccess.staffId, staffId),
    gt(documentAccess.at, since),
    wordIs(documentAccess.outcome, 'shown'),
  );
  const [found] = await read.select({ n: countRows() }).from(documentAccess).where(shown);
  return found?.n ?? 0;
}

/** Whose sides were seen by this person, as file ids. */
export async function seenBy(read: Reader, documentId: string, staffId: string): Promise<Map<string, Date>> {
  const rows = await read
    .select({ fileId: documentAccess.fileId, at: documentAccess.at })
    .from(documentAccess)
    .where(
      and(
        eq(documentAccess.documentId, documentId),
        eq(documentAccess.staffId, staffId),
        wordIs(documentAccess.outcome, 'shown'),
      ),
    )
    .orderBy(asc(documentAccess.at));
  return new Map(rows.map(({ fileId, at }) => [fileId, at]));
}

/** Who looked at any document of a person, newest first, in which role: what the person may know (verification.md §C7). */
export async function accessByRole(read: Reader, personId: string) {
  const rows = await read
    .select({ access: documentAccess, role: staff.role })
    .from(documentAccess)
    .innerJoin(documents, eq(documents.id, documentAccess.documentId))
    .leftJoin(staff, eq(staff.id, documentAccess.staffId))
    .where(eq(documents.personId, personId))
    .orderBy(desc(documentAccess.at), desc(documentAccess.id))
    .limit(ACCESS_MAX);
  return rows.map(({ access: { documentId, side, at, purpose, outcome }, role }) => ({
    ...{ documentId, side, purpose, outcome },
    at: at.toISOString(),
    role: role ?? 'staff',
  }));
}
const ACCESS_MAX = 500;
