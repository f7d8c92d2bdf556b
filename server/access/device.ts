import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a browser is remembered as one that knew the password. */
export const DEVICE_SECONDS_MAX = 90 * 24 * 60 * 60;

/**
 * What a browser gets when somebody signs in from it: `<staff>.<mark>`. It opens nothing. It only counts that person's
 * attempts from there by themselves, so that whoever guesses elsewhere cannot lock them out (security.md T11). The mark
 * depends on the password's hash: a changed password makes all devices strangers again.
 */
export const deviceMark = (salt: string, account: { id: string; passwordHash: string | null }): string =>
  `${account.id}.${createHmac('sha256', salt).update(`device|${account.id}|${account.passwordHash}`).digest('base64url')}`;

export function isKnownDevice(
  salt: string,
  account: { id: string; passwordHash: string | null } | undefined,
  cookie: string | undefined,
): boolean {
  if (!account?.passwordHash || !cookie) return false;
  const [given, wanted] = [Buffer.from(cookie), Buffer.from(deviceMark(salt, account))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
