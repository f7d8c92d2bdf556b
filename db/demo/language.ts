/** What one language brings to the demo: names, offers and the parts that reviews are put together from. */
export type Gender = 'm' | 'f';

export interface Names {
  first: Record<Gender, readonly string[]>;
  /** A man's and a woman's form of one family name; the same word twice where the name does not change. */
  family: readonly (readonly [m: string, f: string])[];
}

/** Title and the least and the most it costs, in whole crowns or hryvnias. */
type Offer = readonly [title: string, least: number, most: number];

/**
 * One category with sentences that fit any of its offers. In all sentences `[m/f]` follows the gender of the person
 * reviewed and `<m/f>` that of the author.
 */
export interface Trade {
  name: string;
  offers: readonly Offer[];
  good: readonly string[];
  fair: readonly string[];
  bad: readonly string[];
}

export interface Moods {
  good: readonly string[];
  fair: readonly string[];
  bad: readonly string[];
}

/** A text that must not stand as it is, with the place that breaks the rule; empty: the whole of it. */
export interface Offence {
  reason: 'R01' | 'R02' | 'R03' | 'R04' | 'R05' | 'R06' | 'R07' | 'R08' | 'R09' | 'R10' | 'R11' | 'R12';
  text: string;
  mark?: string;
}

/** A text that breaks no rule and looks as if it did, with its stars. */
export type FalseAlarm = readonly [stars: 1 | 2 | 3 | 4 | 5, text: string];

export interface Objection {
  /** Why the reviewed person disagrees; `<m/f>` is that person here, `[m/f]` the author of the review. */
  reason: string;
  proof: string;
  /** Two sides of a conversation: `c` the customer, `s` the other side. */
  chat: readonly (readonly [by: 'c' | 's', text: string])[];
}

export interface Speech {
  names: Names;
  trades: readonly Trade[];
  /** How a review by a customer begins and ends, by its stars. */
  opening: Record<1 | 2 | 3 | 4 | 5, readonly string[]>;
  closing: Moods;
  /** The other direction: about a customer. */
  aboutCustomer: Moods;
  /** About a deal that was called off, by whom it was not. */
  calledOff: { byOther: readonly string[]; bySelf: readonly string[] };
  offences: readonly Offence[];
  falseAlarms: readonly FalseAlarm[];
  objections: readonly Objection[];
  /** What is asked to be changed when both sides have made peace: appended in place of the last sentence. */
  peace: readonly string[];
  /** Reviews of one another that a ring writes: one text, edited. */
  ring: readonly string[];
  asked: { question: string; answer: string };
  /** What staff write to the author beside the reasons. */
  messages: readonly string[];
  notes: readonly string[];
}
