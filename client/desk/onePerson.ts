import type { z } from 'zod';
import type { RejectionReason } from '#db/words.ts';
import type { PersonCard } from '#server/reviews/contract.ts';

type Person = z.infer<typeof PersonCard>;

/**
 * What the workbench holds of a case about one person alone: both sides are that person, and there is no review, no order,
 * no rating to preview, and no reason of the reviews' terms.
 */
export interface OnePerson {
  author: Person;
  subject: Person;
  order: null;
  review: { id: string; language: string | null; version: number; rating: null; text: null };
  previews: [];
}

export const onePerson = (person: Person, version: number): OnePerson => ({
  author: person,
  subject: person,
  order: null,
  review: { id: '', language: person.locale, version, rating: null, text: null },
  previews: [],
});

/** Such a desk has grounds of its own. */
export const withoutReasons = <Policy>(policy: Policy): Policy & { reasons: RejectionReason[] } => ({
  ...policy,
  reasons: [],
});
