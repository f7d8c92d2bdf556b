import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../server/launch/say.mjs';

/**
 * `@sparticuz/chromium` unpacks into the temporary folder and brings its libraries (NSS and others) only where it
 * believes it runs on Lambda. So it is told both in a process of its own, and what it unpacked is kept under
 * node_modules for the next time. Answers the path of the program.
 */
export function fromNpm() {
  const name = '@sparticuz/chromium';
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`${name} is for Linux on x64`);
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
  const home = join(root, 'node_modules/.cache/trustdesk', `chromium-${version}`);
  if (!existsSync(home)) unpack(name, home);
  return join(home, 'chromium');
}

/**
 * @param {string} name
 * @param {string} home
 */
function unpack(name, home) {
  const stage = `${home}-${process.pid}`;
  mkdirSync(stage, { recursive: true });
  try {
    const program = `const { default: chromium } = await import('${name}'); await chromium.executablePath();`;
    const env = { ...process.env, TMPDIR: stage, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${name} could not be unpacked: ${stderr.trim().split('\n').at(-1)}`);
    writeFileSync(join(stage, 'fonts.conf'), fontsFrom(join(home, 'fonts')));
    // Two runs may unpack at once; the second one's copy is thrown away.
    if (!existsSync(home)) renameSync(stage, home);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** The system's fonts and, for a machine without any, the ones that came along. @param {string} folder */
const fontsFrom = (folder) => `<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;
