/**
 * Local calendar days of a marketplace, by Intl alone. A window of days ends with a local day, so neither of the
 * two nights a year on which the clocks change can cut an hour from it (reviews.md A2.2).
 */
const DAY_MS = 86_400_000;
/** About 27 years of days; beyond it the memory of a zone starts afresh. */
const DAYS_KEPT_MAX = 10_000;

interface Zone {
  wall: Intl.DateTimeFormat;
  /** UTC day → the offset that holds from its start to its end, null on a day the clocks change. */
  offsets: Map<number, number | null>;
}
const zones = new Map<string, Zone>();

/** 23:59:59.999 of the local day that lies `plusDays` after the local day of `instant`: the last millisecond that counts. */
export function endOfLocalDay(instant: Date, timeZone: string, plusDays: number): Date {
  const dayAfter = localDayIndex(instant, timeZone) + plusDays + 1;
  return new Date(startOfDay(dayAfter, timeZone) - 1);
}

/** The local calendar day of an instant, `YYYY-MM-DD`. */
export function localDay(instant: Date, timeZone: string): string {
  return new Date(localDayIndex(instant, timeZone) * DAY_MS).toISOString().slice(0, 10);
}

/** Which day after `from` it is at `now`: the day of the event itself is 0 and is not counted (reviews.md A2.2). */
export function dayNumber(from: Date, now: Date, timeZone: string): number {
  return localDayIndex(now, timeZone) - localDayIndex(from, timeZone);
}

/** The same day so many months later; where that month is too short, its last day. By UTC: a year of keeping needs no zone. */
export function monthsAfter(at: Date, months: number): Date {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(at.getUTCDate(), last)) + (at.getTime() % DAY_MS));
}

/** Local days since 1970-01-01, so that days can be added without a calendar. */
function localDayIndex(instant: Date, timeZone: string): number {
  const at = instant.getTime();
  return Math.floor((at + offsetAt(at, timeZone)) / DAY_MS);
}

/** The first instant of a local day. Where clocks jump over midnight, that is the jump itself. */
function startOfDay(day: number, timeZone: string): number {
  const wall = day * DAY_MS;
  const [before, after] = [offsetAt(wall - DAY_MS, timeZone), offsetAt(wall + DAY_MS, timeZone)];
  if (before === after) return wall - before;

  let [low, high] = [wall - Math.max(before, after) - 1, wall - Math.min(before, after)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle + offsetAt(middle, timeZone) >= wall) high = middle;
    else low = middle;
  }
  return high;
}

/** Milliseconds that local time is ahead of UTC. An import asks this for every row, so a day is asked of Intl only once. */
function offsetAt(at: number, timeZone: string): number {
  const zone = zones.get(timeZone) ?? openZone(timeZone);
  const day = Math.floor(at / DAY_MS);
  let offset = zone.offsets.get(day);
  if (offset === undefined) {
    const [first, last] = [measure(zone.wall, day * DAY_MS), measure(zone.wall, (day + 1) * DAY_MS - 1)];
    offset = first === last ? first : null;
    if (zone.offsets.size >= DAYS_KEPT_MAX) zone.offsets.clear();
    zone.offsets.set(day, offset);
  }
  return offset ?? measure(zone.wall, at);
}

function openZone(timeZone: string): Zone {
  const wall = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const zone: Zone = { wall, offsets: new Map() };
  zones.set(timeZone, zone);
  return zone;
}

function measure(wall: Intl.DateTimeFormat, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of wall.formatToParts(at)) part[type] = Number(value);
  const shown = Date.UTC(
    part.year ?? 0,
    (part.month ?? 1) - 1,
    part.day ?? 1,
    part.hour ?? 0,
    part.minute ?? 0,
    part.second ?? 0,
  );
  return shown - Math.floor(at / 1000) * 1000;
}
