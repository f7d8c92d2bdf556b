import { Command, CommanderError } from 'commander';
import { allRoutes } from './app.ts';
import { addBackup } from './commands/backup.ts';
import { addExport } from './commands/export.ts';
import { addImport } from './commands/import.ts';
import { addLooks } from './commands/look.ts';
import { exitCodeOf, sentenceOf } from './commands/run.ts';
import { addStaff } from './commands/staff.ts';
import { openApiDocument } from './intake/openapi.ts';
import { makeSweeps } from './sweeps.ts';

/** `npm run cli -- <command>`: flags only, never a question; results on standard output, everything else beside it. */
function makeProgram(): Command {
  const program = new Command('cli')
    .description('Trustdesk from the command line. Exit codes: 0 done, 1 the answer is no, 2 not understood.')
    .option('--json', 'one JSON on standard output')
    .option('--demo', 'the database of `npm run demo` instead of the real one')
    .exitOverride()
    .showHelpAfterError('(--help shows the commands)');
  for (const add of [addImport, addExport, addBackup, addStaff]) add(program);
  addLooks(program, (version) => openApiDocument(allRoutes(makeSweeps()), version));
  return program;
}

async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await makeProgram().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      // Asking for help is an answer; commander has said what was wrong with anything else.
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

await main();
