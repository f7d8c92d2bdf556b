import { join } from 'node:path';
import type { Scratch } from '#db/scratch.ts';
import type { Actor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { termsOf } from '../policies/store.ts';
import { readCsv } from './csv.ts';
import type { RejectReason } from './fault.ts';
import { type ImportResult, loadStage } from './importStage.ts';
import { ensureMarketplace, type MarketplaceAsk } from './marketplace.ts';
import { OLIST, OLIST_ORDER, type OlistFile } from './olistFiles.ts';
import { type OlistTerms, TAKE } from './olistRows.ts';
import type { Progress } from './progress.ts';
import { openRejects, type Rejects } from './rejects.ts';
import { openStage } from './stage.ts';

/** RULINGS 18 */
export const PENDING = 500;

/** Where Olist is at home; the order may say otherwise. */
const inBrazil = ({
  id,
  name,
  currency = 'BRL',
  locale = 'pt',
  timeZone = 'America/Sao_Paulo',
  country = 'BR',
}: MarketplaceAsk): MarketplaceAsk => ({
  id,
  name,
  currency,
  locale,
  timeZone,
  country,
});

interface OlistAsk {
  folder: string;
  marketplace: MarketplaceAsk;
  pending?: number;
  progress: Progress;
}

/**
 * Orders, items, sellers, customers and reviews of the Olist data set as history of a marketplace (RULINGS 18). Running
 * it again goes on where it was killed, and changes nothing once it is through.
 * @throws ImportFault where files or the marketplace do not fit; single rows only go to the reject files
 */
export async function importOlist(context: Context, actor: Actor, ask: OlistAsk): Promise<ImportResult> {
  const marketplace = await ensureMarketplace(context, actor, inBrazil(ask.marketplace));
  const now = context.clock.now();
  const terms = await termsOf(context.db.read, marketplace.id, now);
  const stage = openStage();
  const rejects = new Map<OlistFile, Rejects>();
  try {
    for (const name of OLIST_ORDER)
      rejects.set(
        name,
        await takeFile(context, ask, name, stage, {
          timeZone: terms.zone,
          locale: marketplace.locale,
          policy: terms.policy,
        }),
      );
    const load = { context, actor, marketplace, terms, stage, progress: ask.progress, now };
    return await loadStage(load, ask.pending ?? PENDING, rejects.get('reviews') as Rejects, [...rejects.values()]);
  } finally {
    stage.drop();
  }
}

async function takeFile(
  { config }: Context,
  { folder, marketplace, progress }: OlistAsk,
  name: OlistFile,
  stage: Scratch,
  terms: OlistTerms,
): Promise<Rejects> {
  const { file, columns } = OLIST[name];
  const path = join(folder, file);
  const { header, rows } = await readCsv(path, columns, progress);
  const rejects = openRejects(path, marketplace.id, join(config.dataDir, 'rejected'), header);
  for await (const row of rows) {
    const reason: RejectReason | undefined = row.whole ? TAKE[name](stage, row, terms) : 'columns';
    if (reason) rejects.add(row.line, reason, row.cells);
  }
  return rejects;
}
