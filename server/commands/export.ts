import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import type { Command } from 'commander';
import { registers } from '../intake/registers.ts';
import type { CliActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { cellsOfPage, lines, type Register } from '../platform/export.ts';
import { Fault } from '../platform/fault.ts';
import { pagesOf } from '../platform/list.ts';
import { record } from '../platform/record.ts';
import { type Common, pathFrom, say, withContext } from './run.ts';

const PAGE_ROWS = 1_000;

interface Options extends Common {
  filter?: string;
  sort?: string;
  separator: string;
}

export function addExport(program: Command): void {
  program
    .command('export <resource> [file]')
    .description('a register as CSV, on standard output unless a file is named')
    .option('--filter <json>', 'as its list takes it, such as {"marketplaceId":"izi"}')
    .option('--sort <json>', 'such as ["submittedAt","DESC"]')
    .option('--separator <character>', 'between cells', ',')
    .action(async (resource: string, file: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      if (options.separator !== ',' && options.separator !== ';')
        throw new Fault('--separator: a comma or a semicolon.', true);
      const rows = await withContext(options, (context, actor) =>
        exportOne(context, actor, resource, file && pathFrom(file), options),
      );
      if (file)
        say(options, { resource, rows, file: pathFrom(file) }, [`${rows} rows of ${resource} in ${pathFrom(file)}`]);
    });
}

async function exportOne(
  context: Context,
  actor: CliActor,
  name: string,
  file: string | undefined,
  options: Options,
): Promise<number> {
  const all = registers(context.clock);
  const register = all.find(({ resource }) => resource.name === name);
  if (!register)
    throw new Fault(
      `There is no register ${name}. There are: ${all.map(({ resource }) => resource.name).join(', ')}.`,
      true,
    );
  const out: Writable = file ? createWriteStream(file, { mode: 0o600 }) : process.stdout;
  const rows = await write(context, actor, register, out, options);
  if (file) await new Promise<void>((done) => out.end(() => done()));
  const detail = { resource: name, rows };
  await context.db.transaction((tx) =>
    record(tx, actor, {
      action: 'export.read',
      subjectKind: 'export',
      subjectId: name,
      detail,
      at: context.clock.now(),
    }),
  );
  return rows;
}

/** In pages, so that memory stays flat; a slow reader of the pipe is waited for. */
async function write(
  { db }: Context,
  actor: CliActor,
  register: Register,
  out: Writable,
  { filter, sort, separator }: Options,
): Promise<number> {
  const { resource, shape } = register;
  const columns = Object.keys(shape.shape);
  let rows = 0;
  const put = async (text: string) => {
    if (!out.write(text)) await once(out, 'drain');
  };
  const pages = pagesOf(resource, { filter, sort }, db.read, actor, PAGE_ROWS);
  let page = await pages.next();
  await put(lines([columns], separator));
  for (; !page.done; page = await pages.next()) {
    await put(lines(await cellsOfPage(register, page.value, columns), separator));
    rows += page.value.length;
  }
  return rows;
}
