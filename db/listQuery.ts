import type { SQL, sql } from 'drizzle-orm';

/** The part of drizzle's builder that a list uses; both dialects give it, under types that have nothing else in common. */
export interface ListBuilder {
  where(condition: SQL | undefined): ListBuilder;
  orderBy(...columns: SQL[]): ListBuilder;
  limit(rows: number | ReturnType<typeof sql.placeholder>): ListBuilder;
  offset(rows: number | ReturnType<typeof sql.placeholder>): ListBuilder;
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<unknown[]> };
}

/** The one cast that makes a query without conditions into a list. */
export const listQuery = (query: object): ListBuilder => query as unknown as ListBuilder;
