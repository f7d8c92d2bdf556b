import { type Command, InvalidArgumentError } from 'commander';
import type { ImportResult } from '../import/importStage.ts';
import { importReviews } from '../import/jsonl.ts';
import { importOlist, PENDING } from '../import/olist.ts';
import { type Common, pathFrom, progressOf, say, withContext } from './run.ts';

interface Options extends Common {
  marketplace: string;
  name?: string;
  currency?: string;
  locale?: string;
  timeZone?: string;
  country?: string;
  pending: number;
}

export function addImport(program: Command): void {
  const group = program.command('import').description('bring history along');
  place(group.command('olist <folder>'), 'orders and reviews from the CSVs of the Olist data set').action(
    async (folder: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const ask = {
        folder: pathFrom(folder),
        marketplace: placeOf(options),
        pending: options.pending,
        progress: progressOf(options),
      };
      tell(options, await withContext(options, (context, actor) => importOlist(context, actor, ask)));
    },
  );
  place(group.command('reviews <file>'), 'reviews, one JSON object a line: text, rating, lang, createdAt, …').action(
    async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const ask = {
        file: pathFrom(file),
        marketplace: placeOf(options),
        pending: options.pending,
        progress: progressOf(options),
      };
      tell(options, await withContext(options, (context, actor) => importReviews(context, actor, ask)));
    },
  );
}

const place = (command: Command, description: string): Command =>
  command
    .description(description)
    .requiredOption('-m, --marketplace <id>', 'the marketplace it goes into; made when it is not there')
    .option('--name <name>', 'what a new marketplace is called')
    .option('--currency <code>', 'its currency, such as BRL')
    .option('--locale <language>', 'its language, such as pt')
    .option('--time-zone <zone>', 'its time zone, such as America/Sao_Paulo')
    .option('--country <code>', 'its country, such as BR')
    .option('--pending <n>', 'how many of the newest reviews wait for the desk', whole, PENDING)
    .option('--progress', 'tell how far it is, also where there is no terminal');

function whole(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

const placeOf = ({ marketplace: id, name, currency, locale, timeZone, country }: Options) => ({
  id,
  name,
  currency,
  locale,
  timeZone,
  country,
});

function tell(options: Options, result: ImportResult): void {
  const { people, categories, listings, orders, reviews } = result;
  const line = (what: string, { written, unchanged }: { written: number; unchanged: number }) =>
    `${what.padEnd(11)}${String(written).padStart(9)} written${String(unchanged).padStart(9)} there already`;
  say(options, result, [
    line('people', people),
    line('categories', categories),
    line('listings', listings),
    line('orders', orders),
    line('reviews', reviews),
    ...(reviews.written > 0
      ? [
          `Of the reviews ${reviews.published} are published, ${reviews.pending} wait for the desk, ${reviews.superseded} are superseded.`,
        ]
      : []),
    `${result.written} written, ${result.rejected} rejected${result.rejectFiles.length > 0 ? `, with line and reason in\n${result.rejectFiles.join('\n')}` : '.'}`,
  ]);
}
