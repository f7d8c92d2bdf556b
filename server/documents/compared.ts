import type { PersonDocument } from '#db/schema/documents.ts';
import { compareFields } from '../identity/compare.ts';
import { type MrzReading, parseMrz } from '../identity/mrz.ts';
import { mrzHints } from '../identity/mrzHints.ts';
import { matchNames } from '../identity/names.ts';
import { maskNumber } from '../identity/numbers.ts';
import { type ComparedField, FIELDS, type MrzVerdict, type Reading } from './contract.ts';
import { typedOf } from './reading.ts';

type Field = (typeof FIELDS)[number];
type Verdict = ComparedField['verdict'];
const VERDICTS = { same: 'equal', close: 'close', different: 'different', open: 'absent' } as const;
/** Digits of the zone that speak of one field. */
const DIGITS: Partial<Record<Field, string>> = { number: 'number', birthDate: 'birthDate', expiresOn: 'expiry' };

/**
 * The table profile | typed | zone | verdict (verification.md §C1). Numbers are masked, and what the marketplace does not
 * know of a person stands as not kept.
 */
export function comparedFields(
  one: Pick<PersonDocument, 'type' | 'country'>,
  profileName: string,
  reading: Reading,
  today: string,
): ComparedField[] {
  const zone = zoneOf(reading, today);
  const typed = typedOf(reading);
  const beside = zone ? compareFields(one, typed, zone) : null;
  const name = matchNames(profileName, `${reading.givenNames} ${reading.surname}`.trim());
  return FIELDS.map((field): ComparedField => {
    const isName = field === 'surname' || field === 'givenNames';
    const faces: Verdict = field !== 'issuedOn' && beside ? VERDICTS[beside[field]] : 'absent';
    const worse = isName && typed[field] ? worst(faces, name.band) : faces;
    return {
      field,
      profile: isName ? profileName : null,
      typed: shown(field, typed[field]),
      mrz: zone ? shown(field, zoneValue(zone, field)) : null,
      digitFits: zone ? digitOf(zone, field) : null,
      verdict: worse,
      score: isName && typed[field] ? name.score : null,
    };
  });
}

const ORDER: readonly Verdict[] = ['different', 'close', 'equal', 'absent'];
/** A name that agrees with the zone may still be another than the profile's. */
const worst = (one: Verdict, other: Verdict): Verdict => ORDER.find((each) => each === one || each === other) ?? one;

const shown = (field: Field, value: string | null): string | null =>
  value && field === 'number' ? maskNumber(value) : value;

function zoneValue(zone: MrzReading, field: Field): string | null {
  if (field === 'birthDate') return zone.birthDate.value;
  if (field === 'expiresOn') return zone.expiry.value;
  return field === 'issuedOn' ? null : zone[field] || null;
}

function digitOf(zone: MrzReading, field: Field): boolean | null {
  const check = zone.checks.find((each) => each.field === DIGITS[field]);
  return check ? check.ok : null;
}

function zoneOf({ mrz }: Reading, today: string): MrzReading | null {
  const verdict = mrz.trim() ? parseMrz(mrz, today) : null;
  return verdict?.kind === 'read' ? verdict : null;
}

/** What the zone says of itself, and which character put right would make it agree. Null: nothing was typed. */
export function mrzVerdict({ mrz }: Reading, today: string): MrzVerdict | null {
  if (!mrz.trim()) return null;
  const verdict = parseMrz(mrz, today);
  const hints = mrzHints(mrz, today).map(({ line, at, found, instead }) => ({ line, at, from: found, to: instead }));
  if (verdict.kind !== 'read') return { state: verdict.kind, format: null, faults: [], hints };
  const faults = verdict.checks
    .filter(({ ok }) => !ok)
    .map(({ field, expected, found }) => ({ field, expected: String(expected), found }));
  return { state: verdict.consistent ? 'consistent' : 'inconsistent', format: verdict.format, faults, hints };
}
