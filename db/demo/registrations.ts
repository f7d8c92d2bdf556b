import type { QuestionAsked } from '../schema/registrations.ts';
import { registrations as cs } from './cs/registrations.ts';
import { registrations as uk } from './uk/registrations.ts';

/** A question of the demo; `trade` is the place of its category among the trades, null: everybody is asked. */
export type DemoQuestion = Omit<QuestionAsked, 'categoryId'> & {
  trade: number | null;
  /** Only from this version on. */
  since?: number;
};

/** What specialists of one marketplace are asked and answer, and what staff write to them. */
export interface RegistrationSpeech {
  questions: readonly DemoQuestion[];
  /** Key of the question that everybody answers at length. */
  main: string;
  /** What who knows the trade writes, a text a trade. */
  about: readonly string[];
  /** What is added to it, so that no two read alike. */
  more: readonly string[];
  unclear: readonly string[];
  notSerious: readonly string[];
  /** Answers to the short questions, by key; the one of an applicant is chosen by number. */
  short: Readonly<Record<string, readonly string[]>>;
  asked: readonly string[];
  welcome: string;
  refused: string;
  escalated: string;
  unrelated: string;
}

export const REGISTRATION_SPEECH = { qjob: cs, izi: uk } as const;
