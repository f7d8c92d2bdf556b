import { eq } from 'drizzle-orm';
import { fillDemo } from '#db/demo/fill.ts';
import type { DemoInput, DemoMarketplace, DemoRules, Restricted } from '#db/demo/input.ts';
import type { Reader } from '#db/open.ts';
import { settings } from '#db/schema/audit.ts';
import { sequence } from '../audit/service.ts';
import { statementOf } from '../decisions/statement.ts';
import { searchableOf as searchableDecision } from '../decisions/store.ts';
import { searchableOf as searchableOrder } from '../orders/store.ts';
import { searchableOf as searchablePerson } from '../people/store.ts';
import type { Context } from '../platform/context.ts';
import { canonical } from '../platform/crypto.ts';
import { searchDocOf } from '../platform/search.ts';
import { fold } from '../platform/text.ts';
import { endOfLocalDay } from '../platform/zones.ts';
import { IZI_POLICY, QJOB_POLICY } from '../policies/defaults.ts';
import { searchableOf as searchableCase } from '../queue/store.ts';
import { pointsAt, screened } from '../reviews/findings.ts';
import { applyRedaction } from '../reviews/redaction.ts';
import { slotOf } from '../reviews/rules.ts';
import { searchableOf as searchableReview } from '../reviews/store.ts';
import { DEFAULT_SCREENING } from '../screening/defaults.ts';
import { flagsOf, judge, precisionChanges } from '../screening/rules.ts';

const POLICIES = { qjob: QJOB_POLICY, izi: IZI_POLICY };
const HOUR_MS = 3_600_000;

/** The rules of the house, as the demo is told them: it may only import what lies below. */
export const DEMO_RULES: DemoRules = {
  fold,
  canonical,
  searchDoc: {
    person: (person) => searchDocOf(searchablePerson(person)),
    order: (order) => searchDocOf(searchableOrder(order)),
    review: (review) => searchDocOf(searchableReview(review)),
    case: (one) => searchDocOf(searchableCase(one)),
    decision: (decision) => searchDocOf(searchableDecision(decision)),
  },
  screen: (review, marketplace) => screened(review, POLICIES[marketplace], DEFAULT_SCREENING),
  judge: (findings, said) => judge(flagsOf(findings, DEFAULT_SCREENING.thresholds), said),
  precision: ({ marketplaceId, findings }) => precisionChanges(marketplaceId, findings ?? [], 1),
  endOfLocalDay,
  slotOf: (review, marketplace) => slotOf(review, POLICIES[marketplace]),
  redact: applyRedaction,
  statement: statementFor,
};

export interface DemoSecrets {
  passwordHash: string;
  keys: DemoInput['keys'];
}

const KEY = 'demo';
const MADE = 'made';

/** Whether the whole demo is there; a part of one, left by a start that was killed, is not. */
export const isDemoMade = async (read: Reader): Promise<boolean> => (await stateOf(read)) === MADE;

/** Whether the whole or a part of it is there. */
export const isDemoBegun = async (read: Reader): Promise<boolean> => (await stateOf(read)) !== undefined;

/** The instant it was begun at, or that it is made. */
async function stateOf(read: Reader): Promise<string | undefined> {
  const [row] = await read.select().from(settings).where(eq(settings.key, KEY));
  return row?.value;
}

/**
 * Fills the database with both marketplaces and links their trail; some seconds on SQLite. What a start that was killed
 * has left is filled up: the instant it began with is remembered, and the same instant gives the same rows.
 */
export async function makeDemo(context: Context, secrets: DemoSecrets, now: Date = context.clock.now()): Promise<void> {
  const { db } = context;
  await db.transaction((tx) =>
    tx.insert(settings).values({ key: KEY, value: now.toISOString() }).onConflictDoNothing(),
  );
  const begun = await stateOf(db.read);
  if (!begun || begun === MADE) return;
  await fillDemo(db, { now: new Date(begun), ...secrets, policies: POLICIES, rules: DEMO_RULES });
  // Otherwise the first minute of the demo would show a trail without numbers.
  while ((await sequence(context)) > 0);
  await db.transaction(
    async (tx) => void (await tx.update(settings).set({ value: MADE }).where(eq(settings.key, KEY))),
  );
}

function statementFor({ decision, review, order, listing, marketplace, recipient, dispute }: Restricted) {
  const policy = POLICIES[marketplace.id as DemoMarketplace];
  const { outcome, reasons, spans, message, effectiveAt } = decision;
  if (outcome !== 'reject' && outcome !== 'redact' && outcome !== 'remove')
    throw new Error(`${outcome} restricts nobody.`);
  const stated = statementOf({
    decisionId: decision.id,
    outcome,
    reasons,
    spans,
    message,
    effectiveAt,
    review,
    foundBy: { program: pointsAt(decision.findings ?? [], reasons), disputeOpenedAt: dispute?.openedAt ?? null },
    order: { item: listing.title, status: order.status, terminalAt: order.terminalAt },
    terms: { marketplace, policy, version: decision.policyVersion, zone: marketplace.timeZone },
    recipient: { locale: recipient.locale, business: null },
    resubmitUntil:
      outcome === 'reject' ? triesAgainUntil(effectiveAt, order.reviewWindowEndsAt, policy.resubmitGraceHours) : null,
  });
  if (!stated) throw new Error('A restriction of the demo has no ground.');
  return { language: stated.language, text: stated.text, data: { ...stated.data } };
}

/** To the end of the window, and 72 hours at least (reviews.md A2.12). */
function triesAgainUntil(effectiveAt: Date, windowEndsAt: Date | null, graceHours: number): Date {
  return new Date(Math.max(effectiveAt.getTime() + graceHours * HOUR_MS, windowEndsAt?.getTime() ?? 0));
}
