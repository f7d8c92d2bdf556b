import { names as czech } from '#db/demo/cs/names.ts';
import type { DemoMarketplace } from '#db/demo/input.ts';
import { randomFrom } from '#db/demo/random.ts';
import { type DemoQuestion, REGISTRATION_SPEECH, type RegistrationSpeech } from '#db/demo/registrations.ts';
import { names as ukrainian } from '#db/demo/uk/names.ts';
import type { PutPerson } from '../../people/contract.ts';

const NAMES = { qjob: czech, izi: ukrainian } as const;
/** Ranges that stand for nobody: zeros after the operator's prefix are not given out. */
const PHONES = { qjob: '+420602000', izi: '+380660000' } as const;
const TRADES = 10;

/** How somebody fills in the questionnaire. */
export type Manner = 'good' | 'unclear' | 'not-serious';
export interface Applicant {
  n: number;
  externalId: string;
  person: PutPerson;
  trades: number[];
  manner: Manner;
}

/**
 * Somebody who wants to be admitted: the same one at each start.
 * @param like the number of an account that has the same telephone, and with `email` the same mailbox too
 */
export function applicantOf(
  id: DemoMarketplace,
  n: number,
  manner: Manner,
  like?: { n: number; email?: boolean },
): Applicant {
  const random = randomFrom(`registration ${id} ${n}`);
  const gender = random.chance(0.5) ? 'm' : 'f';
  const displayName = `${random.pick(NAMES[id].first[gender])} ${random.pick(NAMES[id].family)[gender === 'm' ? 0 : 1]}`;
  const first = n % TRADES;
  const numberOf = (of: number) => String(of).padStart(3, '0');
  const mailbox = like?.email ? `s${like.n}+2` : `s${n}`;
  return {
    n,
    externalId: `s-${numberOf(n)}`,
    person: {
      displayName,
      kinds: id === 'izi' ? ['customer', 'specialist'] : ['specialist'],
      email: `${mailbox}@posta.example.com`,
      phone: `${PHONES[id]}${numberOf(like?.n ?? n)}`,
      locale: id === 'qjob' ? 'cs' : 'uk',
    },
    trades: random.chance(0.3) ? [first, (first + 3) % TRADES] : [first],
    manner,
  };
}

/** What is asked in this version. */
export const questionsIn = (speech: RegistrationSpeech, version: number): DemoQuestion[] =>
  speech.questions.filter(({ since = 1 }) => since <= version);

/** Answers to the questions of a version, as this applicant gives them; `more` after having been asked. */
export function answersOf(id: DemoMarketplace, applicant: Applicant, version: number, more = false) {
  const speech = REGISTRATION_SPEECH[id];
  const { n, trades, manner } = applicant;
  const asked = questionsIn(speech, version).filter(({ trade }) => trade === null || trades.includes(trade));
  const answer = ({ key, kind, required }: DemoQuestion): string => {
    if (key === speech.main) return aboutOf(speech, n, trades[0] ?? 0, more ? 'good' : manner);
    if (kind === 'number') return String(manner === 'good' || more ? 2 + (n % 17) : 0);
    if (!required && n % 3 === 0) return '';
    const said = speech.short[key] ?? [];
    return said[n % said.length] ?? '';
  };
  return Object.fromEntries(asked.map((question) => [question.key, answer(question)]));
}

function aboutOf(speech: RegistrationSpeech, n: number, trade: number, manner: Manner): string {
  const pick = (list: readonly string[]) => list[n % list.length] ?? '';
  if (manner === 'unclear') return pick(speech.unclear);
  if (manner === 'not-serious') return pick(speech.notSerious);
  return `${speech.about[trade] ?? ''} ${pick(speech.more)}`;
}
