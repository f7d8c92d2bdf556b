import { IDENTITY_KINDS, type IdentityKind } from '#db/words.ts';
import type { LinkBand } from './contract.ts';

/** How much it says that two accounts have the same (verification.md §D3). */
export const LINK_WEIGHTS: Readonly<Record<IdentityKind, number>> = {
  'document-number': 1,
  'name-birth': 0.8,
  iban: 0.8,
  card: 0.7,
  phone: 0.7,
  email: 0.7,
  device: 0.5,
};
/** What more people than this have in common (the telephone of an agency, a computer of a library) says nothing. */
export const HUB_PEOPLE_MAX = 10;
const STRONG_FROM = 0.9;
const POSSIBLE_FROM = 0.6;
/** Products of decimals are off by their last digits: 0.9 must stay 0.9. */
const DIGITS = 1e6;

/** 1 − Π(1 − w). A kind counts once, however many telephones the two share. */
export function strengthOf(kinds: Iterable<IdentityKind>): number {
  const apart = [...new Set(kinds)].reduce((left, kind) => left * (1 - LINK_WEIGHTS[kind]), 1);
  return Math.round((1 - apart) * DIGITS) / DIGITS;
}

/** Null: too little to show anybody. */
export function bandOf(strength: number): LinkBand | null {
  if (strength >= STRONG_FROM) return 'strong';
  return strength >= POSSIBLE_FROM ? 'possible' : null;
}

/** One key of a person, and who else of the marketplace has it too. */
export interface SharedKey {
  kind: IdentityKind;
  /** Without the person; of a hub only as many as show that it is one. */
  others: readonly string[];
}
export interface Link {
  personId: string;
  kinds: IdentityKind[];
  strength: number;
  band: LinkBand;
}

/** Accounts one step away, the strongest first; never through a third one (verification.md §D3). */
export function linksOf(keys: readonly SharedKey[]): Link[] {
  const kindsOf = new Map<string, Set<IdentityKind>>();
  for (const { kind, others } of keys) {
    if (others.length + 1 > HUB_PEOPLE_MAX) continue;
    for (const other of others) kindsOf.set(other, (kindsOf.get(other) ?? new Set()).add(kind));
  }
  const links = [...kindsOf].flatMap(([personId, set]): Link[] => {
    const kinds = IDENTITY_KINDS.filter((kind) => set.has(kind));
    const strength = strengthOf(kinds);
    const band = bandOf(strength);
    return band ? [{ personId, kinds, strength, band }] : [];
  });
  return links.sort((a, b) => b.strength - a.strength || (a.personId < b.personId ? -1 : 1));
}

/** The two in the order of their ids, so that a pair is found from either side. */
export const pairOf = (one: string, other: string): [string, string] => (one < other ? [one, other] : [other, one]);
