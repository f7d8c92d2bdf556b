import { eq } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { type Marketplace, marketplaces, policies } from '#db/schema/market.ts';
import type { Actor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { MarketplaceId } from '../platform/contract.ts';
import { newId } from '../platform/ids.ts';
import { record } from '../platform/record.ts';
import { Policy } from '../policies/contract.ts';
import { PLAIN_POLICY } from '../policies/defaults.ts';
import { ImportFault } from './fault.ts';

export interface MarketplaceAsk {
  id: string;
  name?: string | undefined;
  currency?: string | undefined;
  locale?: string | undefined;
  timeZone?: string | undefined;
  country?: string | undefined;
}

/**
 * The marketplace that an import goes into. One that is not there is made with the policy of IZI without its name and
 * language (version 1), if the order says enough about it. @throws ImportFault
 */
export async function ensureMarketplace(context: Context, actor: Actor, ask: MarketplaceAsk): Promise<Marketplace> {
  const found = await findMarketplace(context.db.read, ask.id);
  if (found && ask.currency && ask.currency !== found.currency)
    throw new ImportFault(`${ask.id} is kept in ${found.currency}, not in ${ask.currency}.`);
  return found ?? makeMarketplace(context, actor, ask);
}

async function findMarketplace(read: Reader, id: string): Promise<Marketplace | undefined> {
  const [found] = await read.select().from(marketplaces).where(eq(marketplaces.id, id));
  return found;
}

async function makeMarketplace({ db, clock }: Context, actor: Actor, ask: MarketplaceAsk): Promise<Marketplace> {
  const { id, name = id, currency, locale, timeZone, country } = ask;
  if (!MarketplaceId.safeParse(id).success)
    throw new ImportFault(`--marketplace: “${id}” is not an id: small letters, digits and hyphens, 2 to 32.`);
  if (!currency || !locale || !timeZone || !country)
    throw new ImportFault(
      `There is no marketplace ${id}. To make it, say --currency, --locale, --time-zone and --country.`,
    );
  checkPlace({ currency, locale, timeZone, country });
  const now = clock.now();
  const made: Marketplace = { id, name, currency, locale, timeZone, country, createdAt: now };
  const body = Policy.parse({ ...PLAIN_POLICY, languages: [locale.slice(0, 2)] });
  const policy = {
    id: newId(),
    marketplaceId: id,
    version: 1,
    body: { ...body },
    effectiveFrom: now,
    createdBy: actor.id,
    createdAt: now,
  };
  await db.transaction(async (tx) => {
    await tx.insert(marketplaces).values(made);
    await tx.insert(policies).values(policy);
    await record(tx, actor, {
      action: 'marketplace.created',
      subjectKind: 'marketplace',
      subjectId: id,
      marketplaceId: id,
      detail: { policyVersion: 1 },
      at: now,
    });
  });
  return made;
}

function checkPlace({
  currency,
  locale,
  timeZone,
  country,
}: {
  currency: string;
  locale: string;
  timeZone: string;
  country: string;
}): void {
  if (!/^[A-Z]{3}$/.test(currency)) throw new ImportFault(`--currency: “${currency}” is not a code of ISO 4217.`);
  if (!/^[a-z]{2}(-[A-Z]{2})?$/.test(locale))
    throw new ImportFault(`--locale: “${locale}” is not a language such as pt or pt-BR.`);
  if (!/^[A-Z]{2}$/.test(country)) throw new ImportFault(`--country: “${country}” is not a code of ISO 3166.`);
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new ImportFault(`--time-zone: “${timeZone}” is not a time zone such as America/Sao_Paulo.`);
  }
}
