/**
 * Passwords that guessers try first, of those long enough to be accepted at all. Our own list, made by rule from the
 * patterns that every published ranking shows: a well-known word, doubled or with the usual endings (ASVS 6.2.4).
 */
const WORDS = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'heslo',
  'parol',
  'пароль',
  'qwerty',
  'qwertz',
  'qwertyuiop',
  'asdfgh',
  'asdfghjkl',
  'zxcvbnm',
  'йцукен',
  'welcome',
  'vitejte',
  'letmein',
  'admin',
  'administrator',
  'root',
  'master',
  'monkey',
  'dragon',
  'iloveyou',
  'milujute',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'batman',
  'shadow',
  'michael',
  'jordan',
  'hunter',
  'trustno',
  'trustdesk',
  'marketplace',
  'moderator',
  'manager',
  'support',
  'changeme',
  'secret',
  'abcdef',
  'abcdefgh',
  'login',
  'test',
  'guest',
  'summer',
  'winter',
  'spring',
  'autumn',
];
const ENDINGS = [
  '',
  '1',
  '12',
  '123',
  '1234',
  '12345',
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '1234567890',
  '0',
  '00',
  '000',
  '007',
  '01',
  '11',
  '111',
  '1111',
  '69',
  '666',
  '777',
  '99',
  '321',
  '2020',
  '2021',
  '2022',
  '2023',
  '2024',
  '2025',
  '2026',
  '2027',
  '!',
  '!!',
  '1!',
  '12!',
  '123!',
  '1234!',
  '2024!',
  '2025!',
  '2026!',
  '@123',
  '#1',
  '.',
];
const ROWS = [
  '1234567890',
  '0987654321',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  'йцукенгшщзхї',
  'фівапролджє',
  'ячсмитьбю',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv',
];
const BLOCK_MAX = 4;

/** Every entry is in small letters; the shortest that `Password` lets through has twelve. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  WORDS.flatMap((word) => [
    ...ENDINGS.map((end) => word + end),
    ...ENDINGS.map((end) => word + word + end),
    ...WORDS.map((second) => word + second),
  ]).filter((password) => password.length >= 12),
);

/** Also what is no word but no secret either: a run along the keyboard or the alphabet, or one short block over and over. */
export function isCommon(password: string): boolean {
  const plain = password.toLowerCase();
  if (COMMON_PASSWORDS.has(plain)) return true;
  const runs = ROWS.flatMap((row) => [row, [...row].reverse().join('')]);
  if (runs.some((run) => run.repeat(3).includes(plain))) return true;
  for (let length = 1; length <= BLOCK_MAX; length++) {
    if (
      plain
        .slice(0, length)
        .repeat(Math.ceil(plain.length / length))
        .startsWith(plain)
    )
      return true;
  }
  return [...plain].every((sign) => sign >= '0' && sign <= '9') && new Set(plain).size <= BLOCK_MAX;
}
