import type { RegistrationReason } from '#db/words.ts';

/** What the statement of reasons of a refused registration says, one object a language. Instants come formatted. */
export interface RegistrationWords {
  measure(marketplace: string, categories: readonly string[]): string;
  submitted(id: string, at: string, version: number): string;
  /** Which answers were looked at, by the words of their questions. */
  answered(labels: readonly string[]): string;
  asked(at: string): string;
  /** A sentence a ground, as it is told to the specialist. */
  grounds: Record<RegistrationReason, string>;
}
