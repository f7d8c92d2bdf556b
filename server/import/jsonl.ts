import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Scratch } from '#db/scratch.ts';
import type { Actor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { type Terms, termsOf } from '../policies/store.ts';
import { ImportFault, type RejectReason } from './fault.ts';
import { type ImportResult, loadStage } from './importStage.ts';
import { adoptKnownOrders } from './jsonlKnown.ts';
import { lineFault, ReviewLine, takeLine } from './jsonlRows.ts';
import { ensureMarketplace, type MarketplaceAsk } from './marketplace.ts';
import type { Progress } from './progress.ts';
import { openRejects, type Rejects } from './rejects.ts';
import { openStage } from './stage.ts';

const TOLD_EVERY_ROWS = 500;

interface ReviewsAsk {
  file: string;
  marketplace: MarketplaceAsk;
  /** How many of the newest wait for the desk. */
  pending: number;
  progress: Progress;
}

/**
 * Reviews of any source, one JSON object a line, by the same rules as `importOlist`: newest before the desk, the rest
 * published history, of a slot the newest current. Running it again changes nothing.
 * @throws ImportFault where the file or the marketplace is not there
 */
export async function importReviews(context: Context, actor: Actor, ask: ReviewsAsk): Promise<ImportResult> {
  if (!existsSync(ask.file)) throw new ImportFault(`${ask.file} is not there.`);
  const marketplace = await ensureMarketplace(context, actor, ask.marketplace);
  const now = context.clock.now();
  const terms = await termsOf(context.db.read, marketplace.id, now);
  const stage = openStage();
  const rejects = openRejects(ask.file, marketplace.id, join(context.config.dataDir, 'rejected'), ['row']);
  try {
    await takeLines(ask, stage, terms, rejects);
    const load = { context, actor, marketplace, terms, stage, progress: ask.progress, now };
    await adoptKnownOrders(load);
    return await loadStage(load, ask.pending, rejects, [rejects]);
  } finally {
    stage.drop();
  }
}

async function takeLines(
  { file, progress }: ReviewsAsk,
  stage: Scratch,
  terms: Terms,
  rejects: Rejects,
): Promise<void> {
  const input = createReadStream(file, 'utf8');
  let at = 0;
  progress.begin(basename(file), statSync(file).size);
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    at += 1;
    const reason =
      text.trim() === '' ? undefined : take(stage, at === 1 ? text.replace(/^\uFEFF/, '') : text, at, terms);
    if (reason) rejects.add(at, reason, [text]);
    if (at % TOLD_EVERY_ROWS === 0) progress.at(input.bytesRead, at);
  }
  progress.end();
}

function take(stage: Scratch, text: string, at: number, { policy }: Terms): RejectReason | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'malformed-json';
  }
  const parsed = ReviewLine.safeParse(value);
  return parsed.success ? takeLine(stage, parsed.data, at, policy) : lineFault(parsed.error);
}
