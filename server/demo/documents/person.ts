import { checkDigit, FILLER } from '../../identity/checkDigit.ts';
import { stripMarks } from '../../identity/fold.ts';
import { isCyrillic, romanise } from '../../identity/romanise.ts';
import { addYears } from './days.ts';

/** What stands on a made-up card; nobody of this name and number exists. */
export interface CardFacts {
  country: 'CZE' | 'UKR';
  surname: string;
  givenNames: string;
  sex: 'F' | 'M';
  birthDate: string;
  number: string;
  issuedOn: string;
  expiresOn: string;
}

/** Their names end as women’s do. */
const MEN = ['Микола', 'Ілля', 'Сава', 'Кузьма', 'Jáchym'];
const YOUNGEST = 21;
const AGES = 38;

/** The card of a person of the demo: the same one at each start. @param today `YYYY-MM-DD` */
export function cardOf(displayName: string, country: CardFacts['country'], n: number, today: string): CardFacts {
  const [given = '', ...family] = displayName.split(' ');
  const surname = family.join(' ') || given;
  const birthDate = addYears(today, -(YOUNGEST + (n % AGES)), (n * 37) % 360);
  const issuedOn = addYears(today, -(2 + (n % 6)), (n * 53) % 300);
  return {
    country,
    surname: latin(surname),
    givenNames: latin(given),
    sex: /[aáeіаяь]$/iu.test(given) && !MEN.includes(given) ? 'F' : 'M',
    birthDate,
    number: country === 'CZE' ? String(200_000_000 + n * 7_919) : String(3_000_000 + n * 104_729).padStart(9, '0'),
    issuedOn,
    expiresOn: addYears(issuedOn, 10),
  };
}

const latin = (name: string): string => (isCyrillic(name) ? romanise(name) : name);

/** Three lines of a TD1 zone with their check digits (ICAO 9303-5). */
export function zoneOf({ country, surname, givenNames, sex, birthDate, number, expiresOn }: CardFacts): string[] {
  const date = (day: string) => day.slice(2).replaceAll('-', '');
  const checked = (text: string) => text + checkDigit(text);
  const upper = checked(number.padEnd(9, FILLER)) + FILLER.repeat(15);
  const [birth, expiry] = [checked(date(birthDate)), checked(date(expiresOn))];
  const rest = FILLER.repeat(11);
  const whole = checkDigit(upper + birth + expiry + rest);
  const name = (text: string) =>
    stripMarks(text)
      .toUpperCase()
      .replace(/[^A-Z]+/g, FILLER);
  const names = `${name(surname)}<<${name(givenNames)}`.padEnd(30, FILLER).slice(0, 30);
  return [`ID${country}${upper}`, `${birth}${sex}${expiry}${country}${rest}${whole}`, names];
}
