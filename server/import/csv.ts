import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Papa from 'papaparse';
import { ImportFault } from './fault.ts';
import type { Progress } from './progress.ts';

export interface CsvRow {
  /** Line of the file that the row begins on; quoted line breaks count. */
  line: number;
  cells: string[];
  /** Value of a column by its name; '' where the row is too short. */
  get(column: string): string;
  /** Whether it has as many cells as the header. */
  whole: boolean;
}
interface CsvFile {
  header: string[];
  rows: AsyncGenerator<CsvRow>;
}

const BATCH_ROWS = 500;

/**
 * Reads a CSV file as a stream, whatever its size. @throws ImportFault where it is missing, or lacks a column
 */
export async function readCsv(file: string, columns: readonly string[], progress: Progress): Promise<CsvFile> {
  if (!existsSync(file)) throw new ImportFault(`${file} is not there.`);
  const batches = parse(file);
  const first = await batches.next();
  const header = (first.value?.[0] ?? []).map((name: string) => name.replace(/^\uFEFF/, '').trim());
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new ImportFault(`${basename(file)} lacks the columns: ${missing.join(', ')}.`);
  return { header, rows: rowsOf(file, header, first.value ?? [], batches, progress) };
}

type Batch = string[][] & { bytes?: number };

async function* rowsOf(
  file: string,
  header: string[],
  first: Batch,
  rest: AsyncGenerator<Batch>,
  progress: Progress,
): AsyncGenerator<CsvRow> {
  const at = new Map(header.map((name, index) => [name, index]));
  let line = 1;
  let count = -1;
  progress.begin(basename(file), statSync(file).size);
  for (let batch: Batch | undefined = first; batch; batch = (await rest.next()).value as Batch | undefined) {
    for (const cells of batch) {
      const mine = line;
      line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
      count += 1;
      if (count === 0 || (cells.length === 1 && cells[0] === '')) continue;
      yield {
        line: mine,
        cells,
        whole: cells.length === header.length,
        get: (column) => cells[at.get(column) ?? -1] ?? '',
      };
    }
    progress.at(batch.bytes ?? 0, Math.max(count, 0));
  }
  progress.end();
}

/** Papa's stream pushes rows one by one; gathered, they cost a fraction of an await each. */
async function* parse(file: string): AsyncGenerator<Batch> {
  const input = createReadStream(file);
  const rows = input.pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: false, skipEmptyLines: false }));
  let batch: Batch = [];
  for await (const row of rows as AsyncIterable<string[]>) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    batch.bytes = input.bytesRead;
    yield batch;
    batch = [];
  }
  batch.bytes = input.bytesRead;
  if (batch.length > 0) yield batch;
}
