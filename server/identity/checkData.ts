import { COMPARED, compareFields } from './compare.ts';
import type { DocumentChecks } from './contract.ts';
import { ageOn, birthday, daysBetween, expiryOn, isDate } from './dates.ts';
import { type DocumentFacts, type Said, said } from './facts.ts';
import type { MrzReading, MrzVerdict } from './mrz.ts';
import { matchNames, type NameMatch } from './names.ts';
import { numberFormat } from './numbers.ts';
import { isCyrillic } from './romanise.ts';
import { isSpecimen } from './specimen.ts';

/** What the checks of the data look at: the facts, the zone as it was read, the policy, and the marketplace's day. */
export interface Reading {
  facts: DocumentFacts;
  zone: MrzVerdict | null;
  policy: DocumentChecks;
  today: string;
}

const readOf = ({ zone }: Reading): MrzReading | null => (zone?.kind === 'read' ? zone : null);

/** Consistent, never more: right digits prove nothing (verification.md §0.2). */
export function zoneAgrees({ zone }: Reading): Said {
  if (!zone) return null;
  if (zone.kind === 'malformed') return said('fail', { why: zone.why, line: zone.line, at: zone.at });
  if (zone.kind === 'unsupported') return said('warn', { why: zone.why });
  if (zone.consistent) return said('pass', { format: zone.format });
  const dates = [zone.birthDate, zone.expiry].filter(({ state }) => state === 'not-a-date').length;
  const digits = zone.checks.filter(({ ok }) => !ok).map(({ field }) => field);
  return said('fail', {
    why: 'inconsistent',
    format: zone.format,
    digits: digits.join(' '),
    dates,
    characters: zone.misplaced.length,
  });
}

export function facesAgree(reading: Reading): Said {
  const [{ facts }, zone] = [reading, readOf(reading)];
  if (!facts.typed || !zone) return null;
  const found = compareFields(facts, facts.typed, zone);
  const by = (result: string) => COMPARED.filter((field) => found[field] === result).join(' ');
  const [different, close] = [by('different'), by('close')];
  // Nothing that both say would be nothing compared, so what the zone has must have been typed.
  const open = COMPARED.filter((field) => found[field] === 'open' && facts.typed && field in facts.typed).join(' ');
  const result = different ? 'fail' : close || open ? 'warn' : 'pass';
  return said(result, { different, close, open });
}

export function numberIsUsual(reading: Reading): Said {
  const { type, country, typed } = reading.facts;
  const number = typed?.number ?? readOf(reading)?.number;
  if (!number) return null;
  const { verdict, shape, usual } = numberFormat(country, type, number);
  if (verdict === 'unknown') return said('na', { why: 'no-pattern' });
  return said(verdict === 'usual' ? 'pass' : 'warn', { shape, usual: usual.join(' ') });
}

/** Of two dates that differ the earlier one counts: the document runs out no later than either says. */
export function notExpired(reading: Reading): Said {
  const zone = readOf(reading)?.expiry;
  const days = [reading.facts.typed?.expiresOn, zone?.state === 'date' ? zone.value : null].filter(
    (day) => day != null,
  );
  if (days.some((day) => !isDate(day)) || zone?.state === 'not-a-date') return said('fail', { why: 'not-a-date' });
  const [first] = days.toSorted();
  if (!first) return zone ? said('warn', { why: 'open' }) : null;
  const { today, policy } = reading;
  const expiry = expiryOn(first, today, policy.expiryWarnDays);
  const result = expiry === 'expired' ? 'fail' : expiry === 'soon' ? 'warn' : 'pass';
  return said(result, { why: expiry, expiresOn: first, days: daysBetween(today, first) });
}

export function notSpecimen(reading: Reading): Said {
  const [{ typed }, zone] = [reading.facts, readOf(reading)];
  if (!typed && !zone) return null;
  const states = [typed?.nationality, zone?.issuer, zone?.nationality].filter((state) => state != null);
  const names = [typed?.surname, typed?.givenNames, zone?.surname, zone?.givenNames].filter((name) => name != null);
  return isSpecimen(states, names) ? said('fail', { why: 'specimen' }) : said('pass');
}

/** Of two dates that differ the later one counts: the person is at least as young. */
export function oldEnough(reading: Reading): Said {
  const zone = readOf(reading)?.birthDate;
  const days = [reading.facts.typed?.birthDate, zone?.state === 'date' ? zone.value : null].filter(
    (day) => day != null,
  );
  if (days.some((day) => !isDate(day)) || zone?.state === 'not-a-date') return said('fail', { why: 'not-a-date' });
  const born = days.toSorted().at(-1);
  if (!born) return zone ? said('warn', { why: 'open' }) : null;
  const { today, policy } = reading;
  if (born > today) return said('fail', { why: 'not-a-date' });
  const from = birthday(born, policy.minimumAge);
  if (from <= today) return said('pass', { minimum: policy.minimumAge });
  return said('fail', { why: 'too-young', age: ageOn(born, today), minimum: policy.minimumAge, from });
}

/** The face or the zone, whichever is nearer to the profile: one may be Cyrillic, the other cut. */
export function nameIsProfiles(reading: Reading): Said {
  const { facts, policy } = reading;
  const [{ typed }, zone] = [facts, readOf(reading)];
  const options = { equalFrom: policy.nameEqualFrom, closeFrom: policy.nameCloseFrom };
  const face = typed && [typed.surname, typed.givenNames].filter((name) => name !== null).join(' ');
  const matches = [
    ...(face ? [matchNames(facts.profile.name, face, options)] : []),
    ...(zone ? [matchNames(facts.profile.name, fullName(zone), { ...options, truncated: zone.truncated })] : []),
  ];
  const [best] = matches.toSorted((one, other) => BANDS[one.band] - BANDS[other.band] || other.score - one.score);
  if (!best) return null;
  const result = ({ equal: 'pass', close: 'warn', different: 'fail' } as const)[best.band];
  return said(result, { score: best.score, because: reasonsOf(best) });
}

const BANDS: Record<NameMatch['band'], number> = { equal: 0, close: 1, different: 2 };
const fullName = ({ surname, givenNames }: Pick<MrzReading, 'surname' | 'givenNames'>) => `${surname} ${givenNames}`;
const reasonsOf = ({ because }: NameMatch) => [...new Set(because.map(({ why }) => why))].join(' ');

/** Which parts differ, never the dates: a day and month that changed places are a slip, a year is not. */
export function birthIsProfiles(reading: Reading): Said {
  const zone = readOf(reading)?.birthDate;
  const says = reading.facts.typed?.birthDate ?? zone?.value;
  if (!says) return null;
  const { birthDate } = reading.facts.profile;
  if (!birthDate) return said('na', { why: 'not-in-profile' });
  if (birthDate === says) return said('pass');
  if (birthDate.startsWith(says)) return said('warn', { why: 'open' });
  const [mine = '', theirs = ''] = [birthDate, says];
  const parts = [['year', 0, 4] as const, ['month', 5, 7] as const, ['day', 8, 10] as const];
  const differs = parts.filter(([, from, to]) => mine.slice(from, to) !== theirs.slice(from, to)).map(([part]) => part);
  const swapped = mine.slice(0, 4) + mine.slice(7) + mine.slice(4, 7) === theirs;
  return said('fail', { differs: differs.join(' '), swapped });
}

/** Where two documents spell a name otherwise in Latin, the older one is void in Ukraine (§0.8): a matter for people. */
export function nameIsEarlier(reading: Reading): Said {
  const { typed, earlierLatinName } = reading.facts;
  const zone = readOf(reading);
  const face = `${typed?.surname ?? ''} ${typed?.givenNames ?? ''}`.trim();
  const name = zone ? fullName(zone) : isCyrillic(face) ? '' : face;
  if (!name) return null;
  if (!earlierLatinName) return said('na', { why: 'first-document' });
  const match = matchNames(earlierLatinName, name, { truncated: zone?.truncated ?? false });
  const isSame = match.because.every(({ why }) => why === 'exact' || why === 'truncated');
  return said(isSame ? 'pass' : 'warn', { score: match.score, because: reasonsOf(match) });
}
