const SHAPE = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/;
const DAYS_KEPT_MAX = 10_000;
const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number | null>();

/** The instant of `2018-08-15 04:10:37` on the clocks of a zone; undefined where there is no such day or time. */
export function instantOf(local: string, timeZone: string): Date | undefined {
  const parts = SHAPE.exec(local)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const said = new Date(wall).toISOString().slice(0, 19).replace('T', ' ');
  if (said !== local.replace('T', ' ')) return undefined;
  // The offset at the wall's own number is right except near a change of the clocks; the second look settles that.
  const guess = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(guess, timeZone));
}

/** Milliseconds that the zone is ahead of UTC. A day on which it does not change is asked of Intl once. */
function offsetAt(at: number, timeZone: string): number {
  const day = Math.floor(at / DAY_MS);
  const key = `${timeZone} ${day}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const [first, last] = [measure(day * DAY_MS, timeZone), measure((day + 1) * DAY_MS - 1, timeZone)];
    offset = first === last ? first : null;
    if (offsets.size >= DAYS_KEPT_MAX) offsets.clear();
    offsets.set(key, offset);
  }
  return offset ?? measure(at, timeZone);
}

function measure(at: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  const shown = Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
  return shown - Math.floor(at / 1_000) * 1_000;
}
