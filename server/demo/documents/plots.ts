import type { Person } from '#db/schema/market.ts';
import { CHECK_CODES, type DocumentReason, type DocumentSide } from '#db/words.ts';
import type { DecisionInput } from '../../decisions/contract.ts';
import { decide } from '../../decisions/service.ts';
import { settleDue } from '../../decisions/settle.ts';
import { addFile } from '../../documents/addFile.ts';
import { announceDocument } from '../../documents/announce.ts';
import type { Reading } from '../../documents/contract.ts';
import { saveReading } from '../../documents/readings.ts';
import { reveal } from '../../documents/reveal.ts';
import { documentsOf, findDocument } from '../../documents/store.ts';
import { appeal } from '../../documents/submit.ts';
import { tickChecks } from '../../documents/tick.ts';
import { type PlatformActor, system } from '../../platform/actor.ts';
import { sha256 } from '../../platform/crypto.ts';
import { newId } from '../../platform/ids.ts';
import { localDay } from '../../platform/zones.ts';
import { claim } from '../../queue/service.ts';
import { lastCaseOf } from '../../queue/store.ts';
import { HOUR, later, type Stage } from '../escrow/stage.ts';
import { drawCard } from './draw.ts';
import { type CardFacts, cardOf, zoneOf } from './person.ts';

/** One person of the demo who shows a document. */
export interface Papers {
  stage: Stage;
  person: Person;
  n: number;
}
const EVERYONE = system('demo');
const GRACE = 25_000;
const MINUTE = 60_000;
const ZONES = { qjob: 'Europe/Prague', izi: 'Europe/Kyiv' } as const;
const SAID = {
  qjob: {
    again: 'Prosíme o nový snímek při lepším světle, ať jsou vidět všechny čtyři rohy.',
    appeal: 'Na dokladu je mé datum narození správně, podívejte se prosím znovu.',
    explained: 'Porovnáno s profilem, liší se jen přepis jména.',
    note: 'Prosím o druhý názor na přední stranu.',
  },
  izi: {
    again: 'Надішліть, будь ласка, новий знімок при кращому освітленні, щоб було видно всі чотири кути.',
    appeal: 'Дата народження в документі правильна, прошу переглянути ще раз.',
    explained: 'Звірено з профілем, відрізняється лише написання імені.',
    note: 'Прошу другої думки щодо лицьового боку.',
  },
} as const;

const factsOf = ({ stage, person, n }: Papers): CardFacts =>
  cardOf(person.displayName, stage.id === 'qjob' ? 'CZE' : 'UKR', n, localDay(stage.now, ZONES[stage.id]));

const platformOf = ({ id }: Stage): PlatformActor => ({
  kind: 'platform',
  id: `demo-${id}`,
  marketplaceId: id,
  rights: [],
});

async function documentOf({ stage, person }: Papers) {
  const [one] = await documentsOf(stage.context.db.read, person.id);
  if (!one) throw new Error('The demo has lost a document.');
  return one;
}

/** Announced with consent, and both sides shown: the desk has it from `at` on. */
export async function submitted(papers: Papers, at: Date): Promise<void> {
  const { stage, person, n } = papers;
  const context = stage.at(at);
  const consent = { textHash: sha256('demo consent'), version: '2026-01', at: at.toISOString() };
  const body = {
    type: 'id-card' as const,
    country: stage.id === 'qjob' ? 'CZ' : 'UA',
    consent: { ...consent, language: stage.id === 'qjob' ? ('cs' as const) : ('uk' as const) },
  };
  const ids = { document: idOf(`${stage.id} ${n}`), consent: idOf(`${stage.id} ${n} consent`) };
  await context.db.transaction((tx) =>
    announceDocument(tx, { context, actor: platformOf(stage), body, personId: person.externalId, ids }),
  );
  await shown(papers, at);
}

export async function shown(papers: Papers, at: Date): Promise<void> {
  const { stage, n } = papers;
  const { id, attempt } = await documentOf(papers);
  for (const side of ['front', 'back'] as const satisfies readonly DocumentSide[]) {
    const bytes = await drawCard(factsOf(papers), side, n * 10 + attempt);
    await addFile(stage.at(at), platformOf(stage), { id, side, bytes });
  }
}

async function decided(papers: Papers, at: Date, by: string, input: Omit<DecisionInput, 'version'>): Promise<void> {
  const { stage } = papers;
  const context = stage.at(at);
  const actor = await stage.colleague(by);
  const { id } = await documentOf(papers);
  const one = await lastCaseOf(context.db.read, 'documents', id);
  const asked = { actor, caseId: one.id, decisionId: newId(), input: { ...input, version: one.version } };
  await context.db.transaction((tx) => decide(tx, context, asked));
  await settleDue(stage.at(later(at, GRACE)));
}

/** Taken in hand, looked at, typed and ticked, as an agent does it. */
async function worked(papers: Papers, at: Date, by: string): Promise<void> {
  const { stage } = papers;
  const context = stage.at(at);
  const actor = await stage.colleague(by);
  const { id } = await documentOf(papers);
  const one = await lastCaseOf(context.db.read, 'documents', id);
  await claim(context, actor, one.id, one.version);
  for (const side of ['front', 'back'] as const) await reveal(stage.at(later(at, MINUTE)), actor, id, { side });
  const found = await findDocument(context.db.read, id, EVERYONE);
  await saveReading(stage.at(later(at, 3 * MINUTE)), actor, id, {
    reading: readingOf(factsOf(papers)),
    version: found.version,
  });
  const explanation = SAID[stage.id].explained;
  const checks = CHECK_CODES.map((code) => ({ code, result: 'pass' as const, explanation }));
  await tickChecks(stage.at(later(at, 5 * MINUTE)), actor, id, { checks, attempt: found.attempt });
}

const readingOf = ({ country, ...facts }: CardFacts): Reading => ({
  ...facts,
  nationality: country,
  mrz: zoneOf({ country, ...facts }).join('\n'),
});

export async function approved(papers: Papers, at: Date): Promise<void> {
  await submitted(papers, at);
  const by = papers.n % 2 ? 'moderator' : 'moderator2';
  await worked(papers, later(at, 5 * HOUR), by);
  await decided(papers, later(at, 5 * HOUR + 6 * MINUTE), by, { outcome: 'approve' });
}

export async function refused(papers: Papers, at: Date): Promise<void> {
  await submitted(papers, at);
  const grounds: DocumentReason[] = papers.n % 2 ? ['AGE_UNDER_18'] : ['DUP_DOCUMENT'];
  await decided(papers, later(at, 7 * HOUR), 'moderator', { outcome: 'reject', grounds });
}

export async function asked(papers: Papers, at: Date): Promise<void> {
  await submitted(papers, at);
  const grounds: DocumentReason[] = papers.n % 2 ? ['IMG_BLURRED', 'IMG_GLARE'] : ['IMG_CUT_OFF'];
  const message = SAID[papers.stage.id].again;
  await decided(papers, later(at, 4 * HOUR), 'moderator2', { outcome: 'resubmit', grounds, message });
}

export async function escalated(papers: Papers, at: Date): Promise<void> {
  await submitted(papers, at);
  await decided(papers, later(at, 3 * HOUR), 'moderator', { outcome: 'escalate', note: SAID[papers.stage.id].note });
}

/** What one person takes for a fraud waits for a second one. */
export async function fraud(papers: Papers, at: Date): Promise<void> {
  await submitted(papers, at);
  await decided(papers, later(at, 6 * HOUR), 'moderator', { outcome: 'reject', grounds: ['FRAUD_TAMPERED'] });
}

export async function appealed(papers: Papers, at: Date): Promise<void> {
  await refused(papers, at);
  const { stage, person } = papers;
  const context = stage.at(later(at, 20 * HOUR));
  const { id } = await documentOf(papers);
  const ask = { context, actor: platformOf(stage), id, byId: person.externalId, text: SAID[stage.id].appeal };
  await context.db.transaction((tx) => appeal(tx, ask));
}

/** The same random-looking id for the same document at each start. */
const idOf = (name: string): string =>
  sha256(`demo document ${name}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
