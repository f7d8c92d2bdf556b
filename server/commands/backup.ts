import { join } from 'node:path';
import type { Command } from 'commander';
import { stamp } from '../backup/prepare.ts';
import { restore } from '../backup/restore.ts';
import { archiveKey, backUp, pgDumpFor } from '../backup/service.ts';
import { Fault } from '../platform/fault.ts';
import { type Common, cliActor, makeTools, pathFrom, say, withContext } from './run.ts';

interface Options extends Common {
  keyFile?: string;
  force?: boolean;
}

const KEY_FILE = [
  '--key-file <file>',
  'a passphrase or random bytes; without it the secrets of this installation are the key',
] as const;

export function addBackup(program: Command): void {
  program
    .command('backup [file]')
    .description('the whole database in one encrypted file, while the server runs')
    .option(...KEY_FILE)
    .action(async (file: string | undefined, _: unknown, command: Command) =>
      backup(file, command.optsWithGlobals<Options>()),
    );
  program
    .command('restore <file>')
    .description('put a backup in place; the server must not run')
    .option(...KEY_FILE)
    .option('--force', 'replace what is there; it is kept beside')
    .action(async (file: string, _: unknown, command: Command) =>
      putBack(pathFrom(file), command.optsWithGlobals<Options>()),
    );
}

async function backup(file: string | undefined, options: Options): Promise<void> {
  const { config, clock } = makeTools(options);
  if (!config.databaseUrl.startsWith('file:'))
    throw new Fault(`On PostgreSQL use its own tool:\n${pgDumpFor(config.databaseUrl)}`, true);
  const target = file ? pathFrom(file) : join(config.dataDir, 'backups', `trustdesk-${stamp(clock.wall())}.tdb`);
  const made = await withContext(options, (context, actor) =>
    backUp(context, actor, target, archiveKey(context.config, options.keyFile && pathFrom(options.keyFile))),
  );
  const unlocks = options.keyFile
    ? ''
    : ' It opens with secrets.json of this installation only: keep a copy of that elsewhere, or use --key-file.';
  say(options, made, [`Backed up to ${made.file} (${made.bytes} bytes).${unlocks}`]);
}

async function putBack(file: string, options: Options): Promise<void> {
  const tools = makeTools(options);
  const key = archiveKey(tools.config, options.keyFile && pathFrom(options.keyFile));
  const report = await restore(tools, cliActor(), {
    file,
    key,
    force: options.force ?? false,
    wall: tools.clock.wall(),
  });
  const { chain, kept, createdAt, sessionsEnded, checkpointsAside } = report;
  say(options, report, [
    `Restored the backup of ${createdAt}: ${chain.links} links of the trail ${chain.ok ? 'verified' : `NOT in order (${chain.fault?.kind})`}, ${sessionsEnded} sessions ended.`,
    ...(kept ? [`What was there before: ${kept}`] : []),
    ...(checkpointsAside ? [`Checkpoints of the time since: ${checkpointsAside}`] : []),
  ]);
  if (!chain.ok) process.exitCode = 1;
}
