import { Command, CommanderError } from 'commander';
import { exitCodeOf, refusalOf, sentenceOf } from './commands/answer.ts';

type Add = (program: Command) => void;

const looks = async (): Promise<Add> => {
  const { addLooks } = await import('./commands/look.ts');
  return (program) => addLooks(program, openapi);
};
const backups = async (): Promise<Add> => (await import('./commands/backup.ts')).addBackup;

/** Read only when they are asked for: a command that needs no web server does not wait for one to load. */
const COMMANDS: Record<string, () => Promise<Add>> = {
  import: async () => (await import('./commands/import.ts')).addImport,
  export: async () => (await import('./commands/export.ts')).addExport,
  backup: backups,
  restore: backups,
  staff: async () => (await import('./commands/staff.ts')).addStaff,
  audit: looks,
  doctor: looks,
  keys: async () => (await import('./commands/keys.ts')).addKeys,
  openapi: looks,
};

async function openapi(version: string): Promise<object> {
  const [{ allRoutes }, { openApiDocument }, { makeSweeps }] = await Promise.all([
    import('./app.ts'),
    import('./intake/openapi.ts'),
    import('./sweeps.ts'),
  ]);
  return openApiDocument(allRoutes(makeSweeps()), version);
}

/** `npm run cli -- <command>`: flags only, never a question; results on standard output, everything else beside it. */
async function makeProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('cli')
    .description('Trustdesk from the command line. Exit codes: 0 done, 1 the answer is no, 2 not understood.')
    .option('--json', 'one JSON on standard output')
    .option('--demo', 'the database of `npm run demo` instead of the real one')
    .exitOverride()
    .showHelpAfterError('(--help shows the commands)');
  const asked = COMMANDS[args.find((arg) => !arg.startsWith('-')) ?? ''];
  const loaded = asked ? [asked] : [...new Set(Object.values(COMMANDS))];
  for (const load of loaded) (await load())(program);
  return program;
}

async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const args = process.argv.slice(2);
  try {
    await (await makeProgram(args)).parseAsync();
  } catch (error) {
    // Asking for help is an answer.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    sayNo(error, args.includes('--json'));
  }
}

/** For a person beside the result, and for a script that reads JSON in its place; commander has told the person already. */
function sayNo(error: unknown, json: boolean): void {
  if (!(error instanceof CommanderError)) process.stderr.write(`${sentenceOf(error)}\n`);
  if (json) process.stdout.write(`${JSON.stringify(refusalOf(error))}\n`);
  process.exitCode = error instanceof CommanderError ? 2 : exitCodeOf(error);
}

await main();
