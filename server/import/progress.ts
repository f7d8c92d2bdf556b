/** How far a long command is; on standard error, so that what it prints stays clean. */
export interface Progress {
  /** @param total rows or bytes that there will be */
  begin(what: string, total: number): void;
  /** @param done of the total; `rows` when the total is not counted in rows */
  at(done: number, rows?: number): void;
  end(): void;
}

const EVERY_MS = 200;
const EVERY_MS_IN_A_FILE = 2_000;

export const silent: Progress = { begin: () => {}, at: () => {}, end: () => {} };

/** A line that rewrites itself on a terminal; elsewhere, as in a log, a line now and then. */
export function makeProgress(out: NodeJS.WriteStream, wall: () => number): Progress {
  let [what, total, began, told] = ['', 0, 0, 0];
  let last = { done: 0, rows: 0 };
  const line = () => {
    const seconds = Math.max((wall() - began) / 1_000, 0.001);
    const share = total > 0 ? ` · ${Math.floor((100 * last.done) / total)} %` : '';
    return `${what}: ${last.rows} rows · ${Math.round(last.rows / seconds)}/s${share}`;
  };
  const tell = (end: boolean) => {
    told = wall();
    out.write(out.isTTY ? `\r\x1b[K${line()}${end ? '\n' : ''}` : `${line()}\n`);
  };
  return {
    begin: (name, of) => {
      [what, total, began, told] = [name, of, wall(), wall()];
      last = { done: 0, rows: 0 };
    },
    at: (done, rows = done) => {
      last = { done, rows };
      if (wall() - told >= (out.isTTY ? EVERY_MS : EVERY_MS_IN_A_FILE)) tell(false);
    },
    end: () => tell(true),
  };
}
