import type { Reader } from '#db/open.ts';
import type { StaffActor } from '../platform/actor.ts';
import { answerList, type ListQuery } from '../platform/list.ts';
import { asked } from '../platform/listAsk.ts';
import { Refusal } from '../platform/refusal.ts';
import { Answer } from '../platform/route.ts';
import { builtIn, marketplacesOf, settingsList } from './settingsStore.ts';

/**
 * All versions, newest first: those of the table, and behind them the built-in first one of each marketplace. The total
 * counts both and a page may hold some of either, so that `Content-Range` says what there is. Of more than a thousand
 * versions the built-in ones come with the last page of a cursor.
 */
export async function listVersions(query: ListQuery, read: Reader, actor: StaffActor): Promise<Answer> {
  const [ask, ...more] = asked(settingsList, query);
  const { id: ids, marketplaceId } = ask.filter;
  // Versions count within a marketplace; across all of them no index has their order.
  if (ask.sort === 'version' && marketplaceId === undefined)
    throw new Refusal('unknown-sort', { errors: { sort: 'unknown-sort' } });
  const wanted = ids === undefined ? undefined : new Set([ask, ...more].flatMap(({ filter }) => filter.id as string[]));
  const first = (await marketplacesOf(read, actor))
    .filter((each) => marketplaceId === undefined || each === marketplaceId)
    .map(builtIn)
    .filter(({ id }) => wanted === undefined || wanted.has(id));
  if (ask.many) {
    const { body } = await answerList(settingsList, query, read, actor);
    return new Answer(200, [...(body as object[]), ...first]);
  }
  const leads = ask.direction === 'ASC' && !ask.after ? first.length : 0;
  const own = await answerList(settingsList, ownPart(query, ask.from, ask.rows, leads), read, actor);
  const total = Number(own.headers['Content-Range']?.split('/').pop());
  const made = ownRows(own.body as object[], ask.from, ask.rows, leads);
  if (own.headers['X-Total-Capped'] || (ask.after && made.length === ask.rows)) return own;
  const rest = ask.rows - made.length;
  const rows =
    leads > 0
      ? [...first.slice(ask.from, ask.from + ask.rows), ...made]
      : [...made, ...first.slice(Math.max(0, ask.after ? 0 : ask.from - total)).slice(0, rest)];
  const part = rows.length === 0 ? '*' : `${ask.from}-${ask.from + rows.length - 1}`;
  return new Answer(200, rows, { 'Content-Range': `${settingsList.name} ${part}/${total + first.length}` });
}

/** Where the built-in ones lead, those of the table stand so much further on; one row is always asked for, for the total. */
function ownPart(query: ListQuery, from: number, rows: number, leads: number): ListQuery {
  if (leads === 0) return query;
  const start = Math.max(0, from - leads);
  return { ...query, range: JSON.stringify([start, Math.max(start, from + rows - 1 - leads)]) };
}

const ownRows = (found: object[], from: number, rows: number, leads: number): object[] =>
  found.slice(0, Math.max(0, Math.min(rows, from + rows - leads)));
