/** Builds what runs: `build/client` by Vite and `build/server` by esbuild, each put in its place only when complete. */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone, isRunning } from './alone.mjs';
import { ensureInstalled } from './ensure.mjs';
import { fingerprint, isBuilt, stampFile } from './fingerprint.mjs';
import { root, say, step } from './say.mjs';

const out = join(root, 'build');
/** As deep as the place it will have, because source maps point upwards. @param {string} part */
const stageOf = (part) => join(out, `.stage-${process.pid}-${part}`);

/** @param {string} outDir */
async function buildClient(outDir) {
  const vite = await import('vite');
  await vite.build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  const page = readFileSync(join(outDir, 'index.html'), 'utf8');
  // The server's content security policy refuses both, and the page would stay white.
  if (/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i.test(page))
    throw new Error('client/index.html must hold no inline script or style.');
}

/** Chunks keep the lazy imports lazy (a database driver, a store); packages stay in node_modules. @param {string} outdir */
async function buildServer(outdir) {
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { main: 'server/main.ts', cli: 'server/cli.ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  // db/open.ts looks for them beside itself, and in a bundle that is beside the bundle.
  cpSync(join(root, 'db/migrations'), join(outdir, 'migrations'), { recursive: true });
  // And so does db/aside.ts for what its threads run.
  cpSync(join(root, 'db/asideThread.mjs'), join(outdir, 'asideThread.mjs'));
}

/** Renames are quick, so a server that starts meanwhile sees the old build or the new one. @param {string} part */
function publish(part) {
  if (existsSync(join(out, part))) renameSync(join(out, part), stageOf(`old-${part}`));
  renameSync(stageOf(part), join(out, part));
}

/** Ours, and what builds that were killed have left behind. */
function clearStages() {
  for (const name of readdirSync(out)) {
    const owner = Number(/^\.stage-(\d+)-/.exec(name)?.[1]);
    if (owner && (owner === process.pid || !isRunning(owner)))
      rmSync(join(out, name), { recursive: true, force: true });
  }
}

async function build() {
  try {
    // Taken before the build: what is edited while it runs makes it stale again.
    const stamp = fingerprint();
    await step('Building the screens', () => buildClient(stageOf('client')));
    await step('Building the server', () => buildServer(stageOf('server')));
    rmSync(stampFile, { force: true });
    publish('client');
    publish('server');
    writeFileSync(stampFile, stamp);
  } catch (error) {
    say(`\n${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  } finally {
    clearStages();
  }
}

await ensureInstalled();
await alone('build', async () => {
  // Whoever waited for another build finds the work done.
  if (!(process.argv.includes('--if-stale') && isBuilt())) await build();
});
