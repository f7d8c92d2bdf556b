import { REGISTRATION_SPEECH } from '#db/demo/registrations.ts';
import type { RegistrationReason } from '#db/words.ts';
import type { DecisionInput } from '../../decisions/contract.ts';
import { decide } from '../../decisions/service.ts';
import { settleDue } from '../../decisions/settle.ts';
import { judgeLink } from '../../links/service.ts';
import { linkedTo } from '../../links/store.ts';
import { putPerson } from '../../people/service.ts';
import { personByExternal } from '../../people/store.ts';
import { marksTold } from '../../people/told.ts';
import type { PlatformActor } from '../../platform/actor.ts';
import { sha256 } from '../../platform/crypto.ts';
import { newId } from '../../platform/ids.ts';
import { liveCaseOf } from '../../queue/store.ts';
import { sendQuestionnaire } from '../../registrations/service.ts';
import { HOUR, later, type Stage } from '../escrow/stage.ts';
import { type Applicant, answersOf } from './applicant.ts';

/** One registration of the demo, played through. */
export interface Sent {
  stage: Stage;
  applicant: Applicant;
  /** The version that was in force when it was sent. */
  version: number;
}
const GRACE = 25_000;

const platformOf = ({ id }: Stage): PlatformActor => ({
  kind: 'platform',
  id: `demo-${id}`,
  marketplaceId: id,
  rights: [],
});

/** The same random-looking id for the same registration at each start. */
export const idOf = (name: string): string =>
  sha256(`demo registration ${name}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
export const registrationIdOf = ({ id }: Stage, { n }: Applicant): string => idOf(`${id} ${n}`);

/** The marketplace tells of the person a day before, and the questionnaire comes: the desk has it from `at` on. */
export async function sent({ stage, applicant, version }: Sent, at: Date): Promise<void> {
  const told = later(at, -(20 + (applicant.n % 50)) * HOUR);
  const person = { ...applicant.person, registeredAt: told.toISOString() };
  const marks = await marksTold(stage.at(told), stage.id, person);
  const ask = { actor: platformOf(stage), freshId: idOf(`${stage.id} person ${applicant.n}`), marks, at: told };
  await stage.context.db.transaction((tx) => putPerson(tx, { ...ask, externalId: applicant.externalId, person }));
  await fillIn({ stage, applicant, version }, at);
}

export async function fillIn({ stage, applicant, version }: Sent, at: Date, more = false): Promise<void> {
  const context = stage.at(at);
  const body = {
    version,
    categoryIds: applicant.trades.map((trade) => `c-${trade + 1}`),
    answers: answersOf(stage.id, applicant, version, more),
  };
  const ask = { context, actor: platformOf(stage), personId: applicant.externalId, body };
  const id = registrationIdOf(stage, applicant);
  await context.db.transaction((tx) => sendQuestionnaire(tx, { ...ask, id }));
}

/** Staff decide, and the grace is over. */
export async function decidedBy(
  { stage, applicant }: Sent,
  at: Date,
  name: string,
  input: Omit<DecisionInput, 'version'>,
): Promise<void> {
  const actor = await stage.colleague(name);
  const one = await liveCaseOf(stage.context.db.read, 'registrations', registrationIdOf(stage, applicant));
  if (one?.state !== 'open') return;
  const [context, decisionId] = [stage.at(at), newId()];
  const decision = { actor, caseId: one.id, decisionId, input: { ...input, version: one.version } };
  await context.db.transaction((tx) => decide(tx, context, decision));
  await settleDue(stage.at(later(at, GRACE)));
}

export const accepted = (one: Sent, at: Date, name = 'moderator') =>
  decidedBy(one, at, name, { outcome: 'accept', message: REGISTRATION_SPEECH[one.stage.id].welcome });

export const refused = (one: Sent, at: Date, grounds: RegistrationReason[], name = 'moderator2') =>
  decidedBy(one, at, name, { outcome: 'refuse', grounds, message: REGISTRATION_SPEECH[one.stage.id].refused });

export function asked(one: Sent, at: Date, name = 'moderator'): Promise<void> {
  const { asked: questions } = REGISTRATION_SPEECH[one.stage.id];
  const message = questions[one.applicant.n % questions.length] ?? '';
  return decidedBy(one, at, name, { outcome: 'ask', ask: 'specialist', message });
}

export const escalated = (one: Sent, at: Date) =>
  decidedBy(one, at, 'moderator2', { outcome: 'escalate', note: REGISTRATION_SPEECH[one.stage.id].escalated });

/** Somebody has looked at what two accounts have in common, and found nothing in it. */
export async function foundUnrelated({ stage, applicant }: Sent, at: Date): Promise<void> {
  const { db } = stage.context;
  const person = await personByExternal(db.read, stage.id, applicant.externalId);
  const [link] = person ? await linkedTo(db.read, person.id) : [];
  if (!person || !link || link.verdict !== null) return;
  const actor = await stage.colleague('moderator');
  const note = REGISTRATION_SPEECH[stage.id].unrelated;
  const said = { actor, personId: person.id, otherId: link.personId, verdict: 'unrelated' as const, note };
  const id = newId();
  await db.transaction((tx) => judgeLink(tx, { ...said, id, now: at }));
}
