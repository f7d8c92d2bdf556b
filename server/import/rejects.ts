import { once } from 'node:events';
import { accessSync, constants, createWriteStream, mkdirSync, rmSync, statSync, type WriteStream } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Papa from 'papaparse';
import type { RejectReason } from './fault.ts';

const FORMULA = /^[=+\-@\t\r]/;

/** Rows that did not become records, each with its line and why, in `<file>.<marketplace>.rejected.csv`. */
export interface Rejects {
  add(line: number, reason: RejectReason, row: readonly string[]): void;
  readonly count: number;
  /** Null: everything was taken, and there is no file. */
  close(): Promise<string | null>;
}

/**
 * Beside the file, or in `elsewhere` where its folder is not ours to write into. What an earlier import of the file into
 * the same marketplace left is replaced; what one into another left is not, since its rows may have had other reasons.
 */
export function openRejects(
  file: string,
  marketplaceId: string,
  elsewhere: string,
  header: readonly string[],
): Rejects {
  const name = `${basename(file)}.${marketplaceId}.rejected.csv`;
  const path = join(writable(dirname(file)) ? dirname(file) : elsewhere, name);
  rmSync(path, { force: true });
  let out: WriteStream | undefined;
  let count = 0;
  const write = (cells: readonly (string | number)[]) => {
    if (!out) {
      mkdirSync(dirname(path), { recursive: true });
      out = createWriteStream(path);
      out.write(`${unparse(['line', 'reason', ...header])}\n`);
    }
    out.write(`${unparse(cells)}\n`);
  };
  return {
    add: (line, reason, row) => {
      count += 1;
      write([line, reason, ...row]);
    },
    get count() {
      return count;
    },
    close: async () => {
      if (!out) return null;
      out.end();
      await once(out, 'finish');
      return path;
    },
  };
}

const unparse = (cells: readonly (string | number)[]): string =>
  Papa.unparse([[...cells]], { escapeFormulae: FORMULA });

/** A folder that is closed to everybody is not ours to write into, even where root could. */
function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return (statSync(folder).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}
