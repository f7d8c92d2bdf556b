import { once as happens } from 'node:events';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Response } from 'express';
import Papa from 'papaparse';
import { z } from 'zod';
import type { Permission } from '#db/words.ts';
import type { StaffActor } from './actor.ts';
import type { Clock } from './clock.ts';
import type { Context } from './context.ts';
import { ListQuery, pagesOf, type Resource } from './list.ts';
import { record } from './record.ts';
import { Refusal } from './refusal.ts';
import { type Call, type Route, route } from './route.ts';

/** A page is read, written out and presented in one turn: larger ones would keep everybody else waiting. */
const PAGE_ROWS = 200;
const AT_ONCE_MAX = 3;
/** Whoever takes nothing for so long keeps the others from their exports. */
const STALLED_MS_MAX = 30_000;
/** So that a spreadsheet takes the file for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What begins a formula in a spreadsheet, full-width forms included (security.md T6, ASVS 1.2.10). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const BEGINS_FORMULA = /^[=+\-@\t\r\n\u0000＝＋－＠]/;

/** A register that may be exported: whoever may read it, with the permission `export` beside it. */
export interface Register {
  resource: Resource<never>;
  may: Permission;
  /** A row as its list shows it; its fields are the columns. */
  shape: z.ZodObject;
  /** Takes out of a row what its reader may see on the screen, and what must not travel in a file. */
  masked?(row: never): object;
}

const ExportQuery = z.strictObject({
  filter: ListQuery.shape.filter,
  sort: ListQuery.shape.sort,
  separator: z.enum([',', ';']).default(','),
});
type ExportCall = Call<StaffActor, z.infer<typeof ExportQuery>, undefined>;

/** `GET /api/export/<register>.csv`: every row that the reader's list would show, in pages, so that memory stays flat (E14). */
export function exportRoute(registers: (clock: Clock) => readonly Register[]): Route {
  let running = 0;
  return route({
    method: 'get',
    path: '/api/export/:resource.csv',
    may: 'export',
    summary: 'A register as CSV: the same rows, filters and masks as its list, without a limit',
    query: ExportQuery,
    answer: null,
    contentType: 'text/csv',
    run: async (call) => {
      const register = registers(call.context.clock).find(({ resource }) => resource.name === call.params.resource);
      if (!register) throw new Refusal('not-found');
      if (!call.actor.permissions.has(register.may)) throw new Refusal('not-allowed');
      if (running >= AT_ONCE_MAX) throw new Refusal('too-busy', { retryAfterSeconds: 10 });
      running += 1;
      await exportOne(register, call).finally(() => {
        running -= 1;
      });
    },
  });
}

async function exportOne(register: Register, call: ExportCall): Promise<void> {
  const { context, actor, query } = call;
  const { filter, sort, separator } = query;
  const pages = pagesOf(register.resource, { filter, sort }, context.db.read, actor, PAGE_ROWS);
  // The first page is read before the first byte is sent, so that a bad filter is still answered as one.
  const first = await pages.next();
  await trace(call, 'export.read', register, { fields: fieldsOf(filter), separator });
  const columns = Object.keys(register.shape.shape);
  const res = call.request.res as Response;
  open(res, register.resource.name, context);
  let rows = 0;
  let complete = await write(res, BYTE_ORDER_MARK + lines([columns], separator));
  for (let page = first; complete && !page.done; page = await pages.next()) {
    complete = await write(res, lines(await cellsOfPage(register, page.value, columns), separator));
    rows += page.value.length;
    await breathe();
  }
  res.end();
  await trace(call, 'export.ended', register, { rows, complete });
}

/** Names of the filter's fields, since their values may be what a person is called. */
const fieldsOf = (filter: string | undefined): string[] => Object.keys(filter ? (JSON.parse(filter) as object) : {});

function open(res: Response, name: string, { clock }: Context): void {
  res.status(200);
  res.setHeader('Content-Type', 'text/csv; charset=utf-8');
  res.setHeader('Content-Disposition', `attachment; filename="${name}-${clock.now().toISOString().slice(0, 10)}.csv"`);
}

/** Waits for a slow reader, though not for ever; false once he has gone, and then no further row is read. */
async function write(res: Response, text: string): Promise<boolean> {
  if (res.destroyed) return false;
  if (res.write(text)) return true;
  const gone = new AbortController();
  const close = () => gone.abort();
  res.once('close', close);
  const late = setTimeout(() => res.destroy(), STALLED_MS_MAX);
  await happens(res, 'drain', { signal: gone.signal }).catch(() => {});
  clearTimeout(late);
  res.off('close', close);
  return !res.destroyed;
}

/** Masking looks at words for a part of a millisecond each; a page of them is not one turn. */
const MASKED_AT_ONCE = 20;

/** The cells of some rows, masked where the register says so, in turns short enough for everybody else. */
export async function cellsOfPage({ masked }: Register, rows: readonly object[], columns: readonly string[]) {
  if (!masked) return rows.map((row) => cellsOf(row, columns));
  const mask = masked as (row: object) => object;
  const cells: Cell[][] = [];
  for (const [index, row] of rows.entries()) {
    if (index % MASKED_AT_ONCE === MASKED_AT_ONCE - 1) await breathe();
    cells.push(cellsOf(mask(row), columns));
  }
  return cells;
}

type Cell = string | number | boolean | null;

/** Numbers stay numbers; what is a list or an object inside is written as JSON, lists of words with commas. */
export function cellsOf(row: object, columns: readonly string[]): Cell[] {
  return columns.map((column) => cellOf((row as Record<string, unknown>)[column]));
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join(', ');
  return JSON.stringify(value);
}

export const lines = (rows: readonly Cell[][], delimiter: string): string =>
  `${Papa.unparse(rows as Cell[][], { delimiter, newline: '\r\n', quotes: (cell: unknown) => typeof cell === 'string', escapeFormulae: BEGINS_FORMULA })}\r\n`;

const trace = (
  { context, actor, requestId }: ExportCall,
  action: string,
  { resource }: Register,
  detail: Record<string, string | number | boolean | string[]>,
) =>
  context.db.transaction((tx) =>
    record(tx, actor, {
      action,
      subjectKind: 'export',
      subjectId: resource.name,
      detail: { resource: resource.name, ...detail },
      at: context.clock.now(),
      requestId,
    }),
  );
