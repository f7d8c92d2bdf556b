import { REJECTION_REASONS } from '#db/words.ts';
import type { Finding } from '#server/screening/contract.ts';
import { signatureOf } from '#server/screening/duplicates.ts';
import { languageOf, loadNgrams } from '#server/screening/language.ts';
import { screen } from '#server/screening/screen.ts';
import { type Bar, type Group, median, percentile, type Run } from '../support/bars.ts';
import { CORPUS } from '../support/screeningCorpus.ts';
import { dataFolder, nameOf, type Sample, samplesIn } from './screeningData.ts';
import { READ_CONTACTS, READ_RUDE } from './screeningRead.ts';

const FLAG = 0.6;
const RAISE = 0.9;
const SPEED_TEXTS = 6_000;
const CHECKED = ['iban', 'card', 'birth-number', 'account', 'unzr', 'rnokpp'];

const bar = (name: string, sense: Bar['sense'], limit: number, what: string): Bar => ({
  bar: `screening-${name}`,
  sense,
  limit,
  engine: 'none',
  what,
});
/** What reviews.md B measured, measured again; `--data` says where the sets lie, and speed needs none. */
export const screening: Group = {
  bars: [
    bar('median', '<=', 1, 'ms a text, all detectors'),
    bar('uk-profanity-recall', '>=', 0.85, 'of 1,000 toxic Ukrainian sentences'),
    bar('severe-false', '<=', 0, 'severe hits that a person does not call rude'),
    bar('contacts-precision', '>=', 0.95, 'of contacts and checksummed numbers'),
    bar('hand-precision', '>=', 0.97, 'micro, of 135 texts'),
    bar('hand-recall', '>=', 0.85, 'micro, of 135 texts'),
  ],
  measure: measureScreening,
};

interface Seen extends Sample {
  findings: Finding[];
}

async function measureScreening({ tell, leaveOut }: Run): Promise<void> {
  const where = dataFolder();
  const samples = 'folder' in where ? samplesIn(where.folder) : [];
  const speed = await times(samples.length > 0 ? samples.map(({ text }) => text) : CORPUS.map(({ text }) => text));
  tell('screening-median', median(speed), `ms, p95 ${percentile(speed, 0.95).toFixed(2)}, ${speed.length} texts`);
  if ('not' in where) {
    for (const { bar: name } of screening.bars) leaveOut(name, where.not);
    return;
  }
  const seen = samples.map((sample) => ({ ...sample, findings: screen(sample.text, sample).filter(flagged) }));
  recall(seen, tell);
  severeFalse(seen, tell);
  contacts(seen, tell);
  handSet(seen, tell);
  process.stderr.write(`${tableOf(seen)}\n`);
}

const flagged = ({ confidence }: Finding) => confidence >= FLAG;
const rude = ({ reason, confidence }: Finding) => reason === 'R08' && confidence >= RAISE;
const shareOf = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

/** Everything a review goes through on arrival, text by text, after the lists are compiled. */
async function times(texts: readonly string[]): Promise<number[]> {
  const ngrams = await loadNgrams();
  const step = Math.max(1, Math.floor(texts.length / SPEED_TEXTS));
  const some = texts.filter((_, index) => index % step === 0);
  const once = (text: string) => {
    const began = performance.now();
    screen(text, { language: languageOf(text, ngrams), latinIsR06: true });
    signatureOf(text);
    return performance.now() - began;
  };
  for (const text of some.slice(0, 200)) once(text);
  return some.map(once);
}

/** Words were tuned while looking at every second sentence; the others tell whether that was learning by heart. */
function recall(seen: readonly Seen[], tell: Run['tell']): void {
  const of = (language: string) => seen.filter((sample) => sample.set === 'pan' && sample.language === language);
  const hits = (samples: readonly Seen[]) => samples.filter(({ findings }) => findings.some(rude)).length;
  const share = (samples: readonly Seen[]) => shareOf(hits(samples), samples.length).toFixed(3);
  const ukrainian = of('uk');
  const unseen = ukrainian.filter((_, index) => index % 2 === 1);
  const insults = shareOf(
    ukrainian.filter(({ findings }) => findings.some(({ reason }) => reason === 'R08')).length,
    ukrainian.length,
  );
  tell(
    'screening-uk-profanity-recall',
    shareOf(hits(ukrainian), ukrainian.length),
    `severe alone; ${share(unseen)} of the half not tuned on; with insults ${insults.toFixed(3)}; ru ${share(of('ru'))}, en ${share(of('en'))} severe`,
  );
}

function severeFalse(seen: readonly Seen[], tell: Run['tell']): void {
  const clean = seen.filter(({ set, gold }) => set === 'czech' || gold?.size === 0);
  const hits = clean.filter(({ findings }) => findings.some(rude));
  const wrong = hits.filter(({ text }) => !READ_RUDE.has(nameOf(text)));
  const names = wrong.map(({ text }) => nameOf(text)).join(' ');
  tell('screening-severe-false', wrong.length, `${hits.length} hits in ${clean.length} texts, each read ${names}`);
}

/** Tweets are full of handles and http, which are contacts by their form; only what is harder counts. */
function contacts(seen: readonly Seen[], tell: Run['tell']): void {
  const hits = seen.flatMap(({ text, set, gold, findings }) =>
    findings
      .filter(({ reason, sub }) => reason === 'R10' || CHECKED.includes(sub))
      .filter(({ start }) => set !== 'tweets' || !/^(?:@|https?:)/i.test(text.slice(start)))
      .map(({ reason }) => ({ name: nameOf(text), right: gold ? gold.has(reason) : READ_CONTACTS.has(nameOf(text)) })),
  );
  const wrong = hits.filter(({ right }) => !right);
  const detail = `${hits.length} hits in ${seen.length} texts ${wrong.map(({ name }) => name).join(' ')}`;
  tell('screening-contacts-precision', shareOf(hits.length - wrong.length, hits.length), detail);
}

/** Reasons of a text against those a person gave: right, too many, missed. */
function counts(samples: readonly Seen[], reasons: readonly string[]) {
  const pairs = samples.flatMap(({ gold, findings }) => {
    const said = new Set<string>(findings.map(({ reason }) => reason));
    return reasons.map((reason) => [said.has(reason), gold?.has(reason) ?? false] as const);
  });
  const count = (said: boolean, meant: boolean) => pairs.filter((pair) => pair[0] === said && pair[1] === meant).length;
  return { right: count(true, true), wrong: count(true, false), missed: count(false, true) };
}

function handSet(seen: readonly Seen[], tell: Run['tell']): void {
  const hand = seen.filter(({ set }) => set === 'hand');
  const clean = hand.filter(({ gold }) => gold?.size === 0);
  const { right, wrong, missed } = counts(hand, REJECTION_REASONS);
  const quiet = clean.filter(({ findings }) => findings.length === 0).length;
  const how = `${right} right, ${wrong} wrong, ${missed} missed; ${quiet}/${clean.length} clean texts without a flag; optimistic, see reviews.md B4`;
  tell('screening-hand-precision', shareOf(right, right + wrong), how);
  tell('screening-hand-recall', shareOf(right, right + missed), how);
}

/** Per reason: the hand set, then how many of a thousand real texts would be flagged. */
function tableOf(seen: readonly Seen[]): string {
  const hand = seen.filter(({ set }) => set === 'hand');
  const perMille = (set: Sample['set'], language: string, reason: string) => {
    const texts = seen.filter((sample) => sample.set === set && sample.language === language);
    const hits = texts.filter(({ findings }) => findings.some((finding) => finding.reason === reason)).length;
    return (shareOf(hits, texts.length) * 1000).toFixed(1).padStart(7);
  };
  const rows = REJECTION_REASONS.map((reason) => {
    const { right, wrong, missed } = counts(hand, [reason]);
    const figures = [right, wrong, missed].map((figure) => String(figure).padStart(6)).join('');
    const [precision, found] = [shareOf(right, right + wrong), shareOf(right, right + missed)].map((figure) =>
      figure.toFixed(3),
    );
    const sets = [
      perMille('czech', 'cs', reason),
      perMille('pan', 'uk', reason),
      perMille('pan', 'ru', reason),
      perMille('tweets', 'en', reason),
    ];
    return `${reason} ${figures}  ${precision}  ${found}  ${sets.join(' ')}`;
  });
  return ['     right wrong missed  P      R       cs ‰   uk ‰    ru ‰    en ‰ (real texts flagged)', ...rows].join(
    '\n',
  );
}
