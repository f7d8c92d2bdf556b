import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MARK = 'trustdesk-run-';
let folder = '';
const before = process.env.TMPDIR;

/**
 * One temporary folder for a whole run of tests, in which every process of it makes its own. Each file clears away what
 * it made; this takes what a file left that broke before its hooks, or a worker that was ended in the middle.
 */
export function setup(): void {
  // Every project asks for it, and one folder inside another makes paths too long for a browser's sockets.
  if (before?.includes(MARK)) return;
  folder = mkdtempSync(join(tmpdir(), MARK));
  process.env.TMPDIR = folder;
}

export function teardown(): void {
  if (!folder) return;
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
