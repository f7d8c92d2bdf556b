import type { DocumentReason, DocumentType } from '#db/words.ts';

/** Fraud is said in one neutral sentence: how it was seen would teach the next one (verification.md §C3). */
export type ToldGround = Exclude<DocumentReason, `FRAUD_${string}`> | 'FRAUD';

/** What a person reads of a refused document: every ground says what to do. */
export interface DocumentWords {
  types: Record<DocumentType, string>;
  measure: (marketplace: string) => string;
  shown: (type: string, country: string, attempt: number) => string;
  submitted: (at: string) => string;
  grounds: Record<ToldGround, string>;
}
