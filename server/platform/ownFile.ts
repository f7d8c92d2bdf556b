import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { ConfigFault } from './config.ts';

const OPEN_TO_OTHERS = 0o077;

/**
 * The text of `file`; where there is none, what `make` says is written first, durably and with mode 0600. Processes that
 * start together agree on one text.
 * @throws ConfigFault when it cannot be read
 */
export function readOrMake(file: string, make: () => string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new ConfigFault(`${file}: ${(error as Error).message}`);
  }
  mkdirSync(dirname(file), { recursive: true });
  const draft = draftOf(file, make());
  try {
    // A link, unlike a rename, fails where another process was first: the loser takes the winner's.
    linkSync(draft, file);
    syncFolder(dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8');
}

/** All of the new text or all of the old one, whenever the power goes. Mode 0600. */
export function replaceDurably(file: string, text: string): void {
  const draft = draftOf(file, text);
  try {
    renameSync(draft, file);
    syncFolder(dirname(file));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @throws ConfigFault for a file that other accounts may read or write */
export function mustBeOurs(file: string): void {
  if (process.platform !== 'win32' && statSync(file).mode & OPEN_TO_OTHERS)
    throw new ConfigFault(`${file} is open to other accounts: chmod 600 ${file}`);
}

function draftOf(file: string, text: string): string {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return draft;
}

/** A name is as durable as the folder it stands in. Windows knows no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
