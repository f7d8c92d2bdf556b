import type { REVIEWABLE_STATUSES, RejectionReason } from '#db/words.ts';

/** How a marketplace calls itself inside a sentence: each form as the language needs it. */
export interface PlatformName {
  /** “experience with …”: en as it is, cs and uk in the instrumental. */
  withIt: string;
  /** “the law of …”, whole: “the law of Ukraine”. */
  law: string;
}

/** Everything the policies say in words, one object a language. */
export interface PolicyWords {
  /** Short labels of the reasons (GLOSSARY). */
  reasons: Record<RejectionReason, string>;
  /** The clauses of the terms; `latin`: R06 is about Latin script too. */
  clauses(platform: PlatformName, latin: boolean): Record<RejectionReason, string>;
  /** How reviews are checked (UCPD 7(6)): a sentence for each setting. */
  checked: {
    who(statuses: readonly (typeof REVIEWABLE_STATUSES)[number][], days: number): string;
    onePerListing: string;
    onePerOrder: string;
    allRead: string;
    flaggedRead: string;
    blind(hours: number): string;
    reasons(labels: readonly string[]): string;
    /** Label of R06 where Latin script is allowed. */
    capitalsOnly: string;
    redaction: string;
    dispute(days: number, clock: 'left' | 'published' | 'orderTerminal'): string;
    rating(from: number): string;
  };
}
