import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, say } from './say.mjs';

/**
 * Two terminals may start Trustdesk in the same minute: the second waits for the first one's install or build
 * instead of doing it again over the first one's files. A lock whose owner has died is taken over.
 * @template T
 * @param {string} task
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(task, work) {
  const lock = join(root, 'build', `.${task}.lock`);
  mkdirSync(join(root, 'build'), { recursive: true });
  for (let told = false; !take(lock); told = true) {
    if (!told) say(`Waiting for the ${task} that another process has begun …\n`);
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  if (!isHeld(lock)) rmSync(lock, { force: true });
  return false;
}

/** An unreadable or still empty lock belongs to someone who is just taking or leaving it. @param {string} lock */
function isHeld(lock) {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    return !owner || isRunning(owner);
  } catch {
    return true;
  }
}

/** @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH';
  }
}
