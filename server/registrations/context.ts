import { asc, eq, inArray } from 'drizzle-orm';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Reader } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { auditEntries } from '#db/schema/audit.ts';
import type { Marketplace, Person } from '#db/schema/market.ts';
import type { Registration } from '#db/schema/registrations.ts';
import type { Case } from '#db/schema/spine.ts';
import { decisionsAbout } from '../decisions/store.ts';
import { presentDecision } from '../decisions/view.ts';
import { badgeNow } from '../documents/badge.ts';
import { documentsOf } from '../documents/store.ts';
import { linkedTo } from '../links/store.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { termsOf } from '../policies/store.ts';
import { presentCase } from '../queue/view.ts';
import { personCard } from '../reviews/cards.ts';
import { disputesAbout } from '../reviews/context.ts';
import type { RegistrationContext } from './contract.ts';
import { registrationOutcomes } from './rules.ts';
import { applicantOf, findRegistration, lastStatesOf, namesakesOf, registrationsOf } from './store.ts';
import { showRegistration } from './view.ts';

const NAMESAKES_MAX = 10;
const ENTRIES_MAX = 200;
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Everything the registrations desk shows, in one answer (F4). */
export async function registrationContext(
  { db: { read }, clock }: Context,
  actor: StaffActor,
  one: Case,
): Promise<RegistrationContext> {
  const now = clock.now();
  const registration = await findRegistration(read, one.subjectId, actor);
  const person = await applicantOf(read, registration);
  const { marketplace, policy, version } = await termsOf(read, registration.marketplaceId, now);
  const [shown, card, links, all, history] = await Promise.all([
    showRegistration(read, registration, person.displayName, marketplace, actor.language),
    cardOf(read, person, policy),
    linkedTo(read, person.id),
    registrationsOf(read, person.id),
    decisionsAbout(read, [registration.id]),
  ]);
  const namesakes = (await namesakesOf(read, person, NAMESAKES_MAX)).filter(
    ({ id }) => !links.some((link) => link.personId === id),
  );
  const others = [...links.map(({ personId }) => personId), ...namesakes.map(({ id }) => id)];
  const last = await lastStatesOf(read, others);
  const mayDecide = one.state === 'open' && actor.permissions.has('registrations:decide');
  return {
    case: presentCase(one, actor, now),
    allowed: mayDecide ? registrationOutcomes(registration.state) : [],
    registration: shown,
    person: card,
    contacts: contactsOf(person, marketplace),
    links: links.map((link) => ({ ...link, registration: last.get(link.personId) ?? null })),
    sameName: namesakes.map(({ id, displayName, registeredAt }) => ({
      personId: id,
      displayName,
      registeredAt: iso(registeredAt),
      registration: last.get(id) ?? null,
    })),
    document: await documentOf(read, person, now),
    earlier: all.filter(({ id }) => id !== registration.id).map(presentEarlier),
    history: history.map(({ decision, headline }) => presentDecision(decision, headline, actor, now)),
    timeline: await timelineOf(read, registration, one),
    policy: {
      version,
      graceSeconds: policy.graceSeconds.registrations,
      askAnswerHours: policy.askAnswerHours,
      appealWindowDays: policy.appealWindowDays,
    },
  };
}

async function cardOf(
  read: Reader,
  person: Person,
  policy: Parameters<typeof personCard>[2],
): Promise<RegistrationContext['person']> {
  const disputes = await disputesAbout(read, [person.id]);
  const { totals: _totals, ...card } = await personCard(read, person, policy, disputes.get(person.id) ?? 0);
  return card;
}

function contactsOf({ email, phone }: Person, { country }: Marketplace): RegistrationContext['contacts'] {
  const parsed = phone ? parsePhoneNumberFromString(phone, country as never) : undefined;
  return {
    email,
    phone,
    phonePossible: phone === null ? null : (parsed?.isPossible() ?? false),
    phoneCountry: parsed?.country ?? null,
  };
}

/** How far the check of who the person is has come, and the badge that hangs on it (QJ-06). */
async function documentOf(read: Reader, person: Person, now: Date): Promise<RegistrationContext['document']> {
  const [[newest], { state: badge }] = await Promise.all([documentsOf(read, person.id), badgeNow(read, person, now)]);
  return { state: newest?.state ?? null, badge };
}

const presentEarlier = ({ id, state, reasons, ...at }: Registration): RegistrationContext['earlier'][number] => ({
  ...{ id, state, reasons },
  submittedAt: at.submittedAt.toISOString(),
  decidedAt: iso(at.decidedAt),
});

/** What the trail says twice: a decision is told by what it was, and not by having been made. */
const SILENT = new Set(['decision.effective', 'decision.reverted']);

/** What happened to a registration and its case, oldest first, out of the trail; decisions by their outcome. */
async function timelineOf(read: Reader, { id }: Registration, one: Case): Promise<RegistrationContext['timeline']> {
  const rows = await read
    .select({ entry: auditEntries, alias: staff.alias })
    .from(auditEntries)
    .leftJoin(staff, eq(staff.id, auditEntries.actorId))
    .where(inArray(auditEntries.subjectId, [id, one.id]))
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))
    .limit(ENTRIES_MAX);
  return rows.flatMap(({ entry, alias }) => {
    const { decisionId, outcome } = JSON.parse(entry.detail) as { decisionId?: string; outcome?: string };
    if (SILENT.has(entry.action) && outcome !== 'revert') return [];
    const kind = outcome && /^decision\.(made|reverted)$/.test(entry.action) ? `decision.${outcome}` : entry.action;
    const told = { at: entry.at.toISOString(), kind, actor: alias ?? entry.actorKind };
    return [decisionId ? { ...told, decisionId } : told];
  });
}
