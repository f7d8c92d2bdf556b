import type { Reader } from '#db/open.ts';
import type { PersonDocument } from '#db/schema/documents.ts';
import type { Case } from '#db/schema/spine.ts';
import { decisionsAbout } from '../decisions/store.ts';
import { presentDecision } from '../decisions/view.ts';
import { reasonFacts } from '../identity/catalogue.ts';
import { suggest } from '../identity/suggest.ts';
import { linkedTo } from '../links/store.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { localDay } from '../platform/zones.ts';
import { type Terms, termsOf } from '../policies/store.ts';
import { leaseState } from '../queue/rules.ts';
import { presentCase } from '../queue/view.ts';
import { personCard } from '../reviews/cards.ts';
import { disputesAbout } from '../reviews/context.ts';
import { accessOf, seenBy } from './accessStore.ts';
import { earlierGrounds, missingFor } from './approval.ts';
import { badgeNow } from './badge.ts';
import { checklistOf } from './checklist.ts';
import { comparedFields, mrzVerdict } from './compared.ts';
import type { DocumentContext } from './contract.ts';
import { CHOOSABLE } from './grounds.ts';
import { documentOutcomes } from './outcomes.ts';
import { firstDecision, groundsOf } from './plan.ts';
import { openReading } from './reading.ts';
import { categoriesOf, checksOf, consentOf, filesOf, findDocument, personById, readingOf } from './store.ts';
import { timelineOfDocument } from './timeline.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Everything the documents desk shows but the pictures, in one answer (verification.md §C1). */
export async function documentContext(context: Context, actor: StaffActor, given: Case): Promise<DocumentContext> {
  const {
    db: { read },
    clock,
  } = context;
  const now = clock.now();
  const one = await findDocument(read, given.subjectId, actor);
  const terms = await termsOf(read, one.marketplaceId, now);
  const isMine = leaseState(given, actor.id, now) === 'mine';
  const mayDecide = given.state === 'open' && actor.permissions.has('documents:decide');
  const history = await decisionsAbout(read, [one.id]);
  const shown = history.map(({ decision, headline }) => presentDecision(decision, headline, actor, now));
  return {
    case: presentCase(given, actor, now),
    allowed: mayDecide ? documentOutcomes(one, actor) : [],
    document: await presentDocument(read, one, terms),
    first: await firstOf(read, one),
    appeal:
      one.state === 'appealed' && one.appealedAt
        ? { text: one.appealText ?? '', at: one.appealedAt.toISOString() }
        : null,
    applicant: await applicantOf(read, one, terms, now),
    pictures: await picturesOf(read, one, actor),
    ...(await readOf(context, one, terms, isMine)),
    ...(await weighed(read, one, terms, { actor, given, now, mayTick: isMine && mayDecide })),
    linked: await linkedTo(read, one.personId),
    access: (await accessOf(read, one.id)).map(({ side, attempt, staffAlias: alias, purpose, outcome, at }) => ({
      ...{ side, attempt, alias, purpose, outcome },
      at: at.toISOString(),
    })),
    grounds: CHOOSABLE.map((code) => {
      const { group, disposition, fourEyes } = reasonFacts(code);
      return { code, group, disposition, fourEyes };
    }),
    history: shown,
    timeline: await timelineOfDocument(read, one.id, shown),
    policy: {
      version: terms.version,
      graceSeconds: terms.policy.graceSeconds.documents,
      reblurSeconds: terms.policy.documents.reblurSeconds,
      attempts: terms.policy.documents.attempts,
    },
  };
}

async function presentDocument(
  read: Reader,
  one: PersonDocument,
  { policy }: Terms,
): Promise<DocumentContext['document']> {
  const { id, type, country, state, attempt, legalBasis, heldFor, version } = one;
  const { textVersion, language, givenAt } = await consentOf(read, one);
  return {
    ...{ id, type, country, state, attempt, legalBasis, heldFor, version },
    // Before that it is what somebody typed, and for whoever has the case in hand.
    expiresOn: state === 'approved' ? one.expiresOn : null,
    attemptsMax: policy.documents.attempts,
    consent: { version: textVersion, language, givenAt: givenAt.toISOString() },
    openedAt: one.openedAt.toISOString(),
    submittedAt: iso(one.submittedAt),
    heldUntil: iso(one.heldUntil),
    purgedAt: iso(one.purgedAt),
  };
}

async function firstOf(read: Reader, one: PersonDocument): Promise<DocumentContext['first']> {
  if (one.state !== 'pending_second' && one.state !== 'appealed') return null;
  const first = await firstDecision(read, one);
  if (!first) return null;
  const { outcome, message, deciderAlias: alias, decidedAt } = first;
  return { outcome, grounds: groundsOf(first), message, alias, at: decidedAt.toISOString() };
}

async function applicantOf(read: Reader, one: PersonDocument, { policy }: Terms, now: Date) {
  const person = await personById(read, one.personId);
  const disputes = await disputesAbout(read, [person.id]);
  const { totals: _, ...card } = await personCard(read, person, policy, disputes.get(person.id) ?? 0);
  const { state: badge } = await badgeNow(read, person, now);
  return { ...card, categories: await categoriesOf(read, person.id), badge };
}

const PIXELS_A_MEGAPIXEL = 1_000_000;
async function picturesOf(read: Reader, one: PersonDocument, actor: StaffActor): Promise<DocumentContext['pictures']> {
  const [files, seen] = [await filesOf(read, one.id), await seenBy(read, one.id, actor.id)];
  return files.map(({ side, attempt, width, height, pixels, quality, traces, scan, addedAt, fileId }) => ({
    ...{ side, attempt, width, height, traces, scan },
    megapixels: Math.round((pixels / PIXELS_A_MEGAPIXEL) * 10) / 10,
    hints: quality.hints,
    addedAt: addedAt.toISOString(),
    seenAt: iso(seen.get(fileId) ?? null),
    purged: one.purgedAt !== null,
  }));
}

/** What was typed is for whoever has the case in hand, and for nobody else (ASVS 14.2.6). */
async function readOf(context: Context, one: PersonDocument, { zone }: Terms, isMine: boolean) {
  const reading = isMine ? openReading(context.config, await readingOf(context.db.read, one)) : null;
  if (!reading) return { reading: null, fields: null, mrz: null };
  const today = localDay(context.clock.now(), zone);
  const person = await personById(context.db.read, one.personId);
  return { reading, fields: comparedFields(one, person.displayName, reading, today), mrz: mrzVerdict(reading, today) };
}

async function weighed(
  read: Reader,
  one: PersonDocument,
  { policy }: Terms,
  { actor, given, now, mayTick }: { actor: StaffActor; given: Case; now: Date; mayTick: boolean },
): Promise<Pick<DocumentContext, 'checks' | 'suggestion' | 'missing'>> {
  const answers = await checksOf(read, one);
  const { outcome, reasons } = suggest(answers, policy.documents.checks, await earlierGrounds(read, one));
  const missing = await missingFor(read, one, { actor, case: given, policy, now });
  return {
    checks: checklistOf(answers, policy, mayTick),
    suggestion: outcome ? { outcome, grounds: reasons } : null,
    missing: missing.map(({ code, why }) => ({ code: code ?? '', why })),
  };
}
