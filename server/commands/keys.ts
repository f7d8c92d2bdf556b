import type { Command } from 'commander';
import { homeOf } from '../files/home.ts';
import { addHmacKey, addKek } from '../files/keys.ts';
import { dropUnusedKeks, rewrapAll } from '../files/rotate.ts';
import type { Actor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import type { Json } from '../platform/crypto.ts';
import { record } from '../platform/record.ts';
import { type Common, say, withContext } from './run.ts';

interface Options extends Common {
  marks?: boolean;
}

export function addKeys(program: Command): void {
  const group = program.command('keys').description('the keys that documents are locked with');
  group
    .command('rotate')
    .description('a new key, and the keys of all files wrapped with it; the server may run')
    .option('--marks', 'also a new key for the marks by which the same document is known again')
    .action(async (_: unknown, command: Command) => rotate(command.optsWithGlobals<Options>()));
  group
    .command('drop')
    .description('forget keys that nothing here needs: what only a backup still holds is then gone for good')
    .action(async (_: unknown, command: Command) => drop(command.optsWithGlobals<Common>()));
}

/** Each step may be ended and begun again: what is left over from the last time is wrapped by this one. */
async function rotate(options: Options): Promise<void> {
  const report = await withContext(options, async (context, actor) => {
    await homeOf(context);
    const [kekId, markKeyId] = [addKek(context.config), options.marks ? addHmacKey(context.config) : null];
    await trace(context, actor, 'keys.rotated', { kekId, markKeyId });
    return { kekId, markKeyId, ...(await rewrapAll(context)) };
  });
  const { kekId, done, failed } = report;
  say(options, report, [
    `${kekId} is the key now; ${done} keys of files were wrapped with it${failed > 0 ? `, ${failed} could NOT be opened` : ''}.`,
    'Copy the file of keys to where you keep its other copy.',
  ]);
  if (failed > 0) process.exitCode = 1;
}

async function drop(options: Common): Promise<void> {
  const dropped = await withContext(options, async (context, actor) => {
    await homeOf(context);
    const ids = await dropUnusedKeks(context);
    if (ids.length > 0) await trace(context, actor, 'keys.dropped', { kekIds: ids });
    return ids;
  });
  say(options, { dropped }, [dropped.length === 0 ? 'Every key is needed.' : `Forgotten: ${dropped.join(', ')}.`]);
}

const trace = (
  { db, clock }: Context,
  actor: Actor,
  action: 'keys.rotated' | 'keys.dropped',
  detail: { readonly [key: string]: Json },
): Promise<void> =>
  db.transaction((tx) =>
    record(tx, actor, { action, subjectKind: 'system', subjectId: 'document-keys', detail, at: clock.now() }),
  );
