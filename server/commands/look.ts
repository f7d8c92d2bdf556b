import type { Command } from 'commander';
import { sentenceOf, verifyChain } from '../audit/verify.ts';
import { examine, type Finding } from '../backup/doctor.ts';
import { type Common, makeTools, pathFrom, progressOf, say, withContext } from './run.ts';

const MARK = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

/** Commands that look and change nothing, but for the search index that `doctor` mends and the money that it stops. `openapi` comes from above. */
export function addLooks(program: Command, openapi: (version: string) => Promise<object>): void {
  program
    .command('audit')
    .description('the trail')
    .command('verify')
    .description('whether not a byte of it was changed, taken out or added')
    .option('--checkpoint-file <file>', 'the signed heads outside DATA_DIR')
    .action(async (_: unknown, command: Command) =>
      verify(command.optsWithGlobals<Common & { checkpointFile?: string }>()),
    );
  program
    .command('doctor')
    .description('everything that can be wrong with this installation')
    .action(async (_: unknown, command: Command) => doctor(command.optsWithGlobals<Common>()));
  program
    .command('openapi')
    .description('the document of all interfaces')
    .action(async (_: unknown, command: Command) => {
      const { config } = makeTools(command.optsWithGlobals<Common>());
      process.stdout.write(`${JSON.stringify(await openapi(config.version), null, 2)}\n`);
    });
}

async function verify(options: Common & { checkpointFile?: string }): Promise<void> {
  const progress = progressOf(options);
  progress.begin('audit trail', 0);
  const asked = {
    progress: (links: number) => progress.at(links),
    ...(options.checkpointFile && { checkpointFile: pathFrom(options.checkpointFile) }),
  };
  const verified = await withContext(options, (context) => verifyChain(context, asked));
  progress.end();
  const { ok, links, unlinked, checkpoints, checkpointsInFile } = verified;
  const counted = `${links} links, ${unlinked} entries not yet linked, ${checkpoints} checkpoints, ${checkpointsInFile ?? 'none'} outside.`;
  say(options, verified, [
    ok ? `The trail is whole: ${counted}` : `The trail is NOT whole: ${sentenceOf(verified)}; ${counted}`,
  ]);
  if (!ok) process.exitCode = 1;
}

async function doctor(options: Common): Promise<void> {
  const line = ({ check, state, detail }: Finding) => `${MARK[state]}  ${check.padEnd(12)}${detail}`;
  const findings = await withContext(options, (context) => examine(context));
  say(options, findings, findings.map(line));
  if (findings.some(({ state }) => state === 'fail')) process.exitCode = 1;
}
