import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root, say } from './say.mjs';

/** @typedef {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} Options */

/** @type {readonly NodeJS.Signals[]} */
const OURS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program of Node's to its end and answers its exit code; a signal counts as 128 + its number, as in a shell.
 * What is sent to us is passed on, so that stopping the launcher stops the work.
 * @param {string} name how a person calls the program
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Promise<number>}
 */
export function runNode(name, args, { env = process.env, quiet = false } = {}) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['inherit', quiet ? 2 : 'inherit', 'inherit'] });
  const passed = new Set();
  const handlers = OURS.map((signal) => {
    const pass = () => {
      passed.add(signal);
      child.kill(signal);
    };
    process.on(signal, pass);
    return () => process.off(signal, pass);
  });
  return new Promise((resolve) => {
    const end = (/** @type {number} */ code) => {
      for (const forget of handlers) forget();
      resolve(code);
    };
    child.on('error', (error) => {
      say(`${name} could not be started: ${error.message}\n`);
      end(1);
    });
    child.on('exit', (code, signal) => {
      if (signal && !passed.has(signal)) say(`${name} ${howItDied(signal)}.\n`);
      end(signal ? 128 + constants.signals[signal] : (code ?? 1));
    });
  });
}

/** @param {NodeJS.Signals} signal */
function howItDied(signal) {
  if (signal === 'SIGKILL') return 'was killed (SIGKILL); usually the machine had run out of memory';
  if (signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP')
    return `was stopped by someone else (${signal})`;
  return `crashed (${signal})`;
}
