import { and, desc, eq, getTableColumns, lte, type SQL, sql } from 'drizzle-orm';
import { atMost } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { type Marketplace, marketplaces, policies } from '#db/schema/market.ts';
import { ask, find } from '#db/statements.ts';
import { Refusal } from '../platform/refusal.ts';
import { Policy } from './contract.ts';

/** A marketplace with the policy version in force: what every rule is asked with. */
export interface Terms {
  marketplace: Marketplace;
  policy: Policy;
  version: number;
  zone: string;
}

const mine = eq(policies.marketplaceId, sql.placeholder('marketplaceId'));

/** The policy in force at `now`. @throws Refusal not-found */
export async function termsOf(read: Reader, marketplaceId: string, now: Date): Promise<Terms> {
  const inForce = and(mine, lte(policies.effectiveFrom, sql.param(sql.placeholder('now'), policies.effectiveFrom)));
  return load(read, 'terms in force', { marketplaceId, now }, inForce);
}

/** The policy that an earlier decision or deadline was made under. */
export async function termsAt(read: Reader, marketplaceId: string, version: number): Promise<Terms> {
  return load(
    read,
    'terms by version',
    { marketplaceId, version },
    and(mine, eq(policies.version, sql.placeholder('version'))),
  );
}

// Rows of `policies` never change, so a parsed body may be kept for as long as the process lives.
const parsed = new Map<string, Policy>();

async function load(
  read: Reader,
  name: string,
  values: { marketplaceId: string; [more: string]: unknown },
  which: SQL | undefined,
): Promise<Terms> {
  const [row] = await ask(read, name, values, () =>
    read
      .select({ ...getTableColumns(marketplaces), policyId: policies.id, version: policies.version })
      .from(policies)
      .innerJoin(marketplaces, eq(marketplaces.id, policies.marketplaceId))
      .where(which)
      .orderBy(desc(policies.version))
      .limit(atMost(1)),
  );
  if (!row) throw new Refusal('not-found', { body: { marketplaceId: values.marketplaceId } });
  const { policyId, version, ...marketplace } = row;
  return { marketplace, policy: await policyOf(read, policyId), version, zone: marketplace.timeZone };
}

/** The body is the largest text that is read so often: only where it is not known yet. */
async function policyOf(read: Reader, id: string): Promise<Policy> {
  const known = parsed.get(id);
  if (known) return known;
  const [row] = await find(read, policies, { id });
  const policy = Policy.parse(row?.body);
  parsed.set(id, policy);
  return policy;
}
