/** Zones of people who do not exist, written apart from the code that reads them. */

export interface Zone {
  format: 'TD1' | 'TD2' | 'TD3';
  code: string;
  issuer: string;
  nationality?: string;
  surname: string;
  givenNames: string;
  number: string;
  /** `YYMMDD` */
  birth: string;
  sex: string;
  expiry: string;
  optional?: string;
  optional2?: string;
}

/** ICAO 9303-3, 4.9, by character codes. */
export function digitOf(text: string): string {
  const worth = (code: number) => (code === 60 ? 0 : code < 58 ? code - 48 : code - 55);
  return String(
    [...text].reduce((sum, each, at) => sum + worth(each.charCodeAt(0)) * ([7, 3, 1][at % 3] ?? 0), 0) % 10,
  );
}

const pad = (text: string, width: number) => text.replaceAll(/[ -]/g, '<').padEnd(width, '<').slice(0, width);
const checked = (text: string) => text + digitOf(text);

/** The lines of a zone, with every check digit right. */
export function renderMrz(zone: Zone): string[] {
  const state = pad(zone.issuer, 3);
  const people = pad(zone.nationality ?? zone.issuer, 3);
  const names = `${zone.surname.replaceAll(/[ -]/g, '<')}<<${zone.givenNames}`;
  const number = checked(pad(zone.number, 9));
  const [birth, expiry] = [checked(zone.birth), checked(zone.expiry)];
  if (zone.format === 'TD1') {
    const upper = number + pad(zone.optional ?? '', 15);
    const optional2 = pad(zone.optional2 ?? '', 11);
    const whole = digitOf(upper + birth + expiry + optional2);
    return [pad(zone.code, 2) + state + upper, birth + zone.sex + expiry + people + optional2 + whole, pad(names, 30)];
  }
  const width = zone.format === 'TD2' ? 36 : 44;
  const optional = zone.format === 'TD2' ? pad(zone.optional ?? '', 7) : checked(pad(zone.optional ?? '', 14));
  const whole = digitOf(number + birth + expiry + optional);
  return [
    pad(zone.code, 2) + state + pad(names, width - 5),
    number + people + birth + zone.sex + expiry + optional + whole,
  ];
}

/** A Czech card and passport, a Ukrainian card and passport: made-up people, numbers of specimens. */
export const ZONES = {
  czechCard: {
    format: 'TD1',
    code: 'ID',
    issuer: 'CZE',
    surname: 'NOVAKOVA',
    givenNames: 'JANA',
    number: '990008533',
    birth: '850623',
    sex: 'F',
    expiry: '310814',
  },
  czechPassport: {
    format: 'TD3',
    code: 'P',
    issuer: 'CZE',
    surname: 'SVOBODA',
    givenNames: 'PETR PAVEL',
    number: '99003853',
    birth: '690622',
    sex: 'M',
    expiry: '290430',
  },
  ukrainianCard: {
    format: 'TD1',
    code: 'I',
    issuer: 'UKR',
    surname: 'SHEVCHENKO',
    givenNames: 'TARAS',
    number: '000000007',
    birth: '920309',
    sex: 'M',
    expiry: '330101',
    optional: '1992030900015',
  },
  ukrainianPassport: {
    format: 'TD3',
    code: 'P',
    issuer: 'UKR',
    surname: 'KOVALENKO',
    givenNames: 'OLENA',
    number: 'FA000000',
    birth: '000229',
    sex: 'F',
    expiry: '281231',
  },
} as const satisfies Record<string, Zone>;
