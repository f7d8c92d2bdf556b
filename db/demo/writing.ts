import type { Gender, Moods, Offence, Trade } from './language.ts';
import { type Deal, HOUR, type Member, type World } from './rows.ts';

type Stars = 1 | 2 | 3 | 4 | 5;

/** What somebody is about to send. */
export interface Draft {
  deal: Deal;
  author: Member;
  subject: Member;
  submittedAt: Date;
  rating: Stars;
  text: string;
  offence: Offence | null;
  /** The place of the offence in the text. */
  mark: { start: number; end: number } | null;
}

const formOf = (gender: Gender) => (_: string, m: string, f: string) => (gender === 'm' ? m : f);

/** Fills in `[m/f]` for the person reviewed and `<m/f>` for the author. `slove[/a]` adds an ending. */
export function inflect(sentence: string, subject: Gender, author: Gender): string {
  return sentence
    .replace(/\[([^[\]/]*)\/([^[\]/]*)\]/g, formOf(subject))
    .replace(/<([^<>/]*)\/([^<>/]*)>/g, formOf(author));
}

export const sentencesIn = (text: string): string[] =>
  text.match(/[^.!?]+[.!?]+/g)?.map((sentence) => sentence.trim()) ?? [text];

const SHARES = { offences: 0.055, falseAlarms: 0.018 };
/** Of what still waits at the desk when the demo begins: there something of everything has to lie. */
const SHARES_AT_LAST = { offences: 0.22, falseAlarms: 0.08 };
const AT_LAST_MS = 30 * HOUR;
const STARS_ONLY = 0.03;

export function compose(world: World, deal: Deal, author: Member, submittedAt: Date): Draft {
  const { random, speech } = world;
  const byCustomer = author === deal.customer;
  const subject = byCustomer ? deal.specialist : deal.customer;
  const isLast = world.now.getTime() - submittedAt.getTime() < AT_LAST_MS;
  const { offences, falseAlarms } = isLast ? SHARES_AT_LAST : SHARES;
  const offence = random.chance(offences) ? random.pick(speech.offences) : null;
  if (!offence && random.chance(falseAlarms)) {
    const [rating, text] = random.pick(speech.falseAlarms);
    return { deal, author, subject, submittedAt, rating, text, offence, mark: null };
  }
  const rating = offence
    ? random.weighted([
        [5, 3],
        [4, 2],
        [3, 1],
        [2, 2],
        [1, 4],
      ] as const)
    : starsOf(world, deal, byCustomer);
  const write = (sentences: readonly string[]) =>
    sentences.map((sentence) => inflect(sentence, subject.gender, author.gender)).join(' ');
  const text = offence
    ? write([offence.text])
    : random.chance(STARS_ONLY)
      ? ''
      : write(sentencesOf(world, deal, byCustomer, rating));
  const words = offence?.mark ? write([offence.mark]) : '';
  const at = words ? text.indexOf(words) : -1;
  return {
    deal,
    author,
    subject,
    submittedAt,
    rating,
    text,
    offence,
    mark: at < 0 ? null : { start: at, end: at + words.length },
  };
}

function starsOf(world: World, deal: Deal, byCustomer: boolean): Stars {
  const { random } = world;
  if (deal.order.status === 'cancelled')
    return random.weighted([
      [1, 44],
      [2, 24],
      [3, 16],
      [4, 9],
      [5, 7],
    ] as const);
  if (!byCustomer)
    return random.weighted([
      [5, 70],
      [4, 15],
      [3, 8],
      [2, 3],
      [1, 4],
    ] as const);
  const poor = 1 - deal.specialist.skill;
  return random.weighted([
    [5, 72 - 40 * poor],
    [4, 20],
    [3, 6 + 10 * poor],
    [2, 3 + 13 * poor],
    [1, 4 + 20 * poor],
  ] as const);
}

function sentencesOf(world: World, deal: Deal, byCustomer: boolean, rating: Stars): string[] {
  const { random, speech } = world;
  const mood = rating >= 4 ? 'good' : rating === 3 ? 'fair' : 'bad';
  if (deal.order.status === 'cancelled' && mood !== 'good') {
    const self = deal.order.cancelledBy === (byCustomer ? 'customer' : 'specialist');
    return [random.pick(self ? speech.calledOff.bySelf : speech.calledOff.byOther), random.pick(speech.closing[mood])];
  }
  if (!byCustomer) return some(world, speech.aboutCustomer[mood], random.chance(0.7) ? 2 : 1);
  const trade = speech.trades[deal.ware.trade] as Trade;
  const closing = random.chance(0.45) ? [random.pick(speech.closing[mood])] : [];
  return [random.pick(speech.opening[rating]), ...aboutTheWork(world, trade, rating), ...closing];
}

/** What is said first at each number of stars, and how often something of another mood, or a second of the same, follows. */
const MIX: Record<Stars, readonly [first: keyof Moods, then: keyof Moods, share: number]> = {
  5: ['good', 'good', 0.35],
  4: ['good', 'fair', 0.6],
  3: ['fair', 'good', 0.4],
  2: ['bad', 'fair', 0.5],
  1: ['bad', 'bad', 0.45],
};

function aboutTheWork(world: World, trade: Trade, rating: Stars): string[] {
  const [first, then, share] = MIX[rating];
  const more = world.random.chance(share) ? 1 : 0;
  if (first === then) return some(world, trade[first], 1 + more);
  return [world.random.pick(trade[first]), ...some(world, trade[then], more)];
}

const some = (world: World, list: readonly string[], n: number): string[] => world.random.shuffled(list).slice(0, n);
