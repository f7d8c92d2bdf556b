import { createHmac, hash } from 'node:crypto';

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/** For personal values in the audit trail: the same value gives the same mark, and the mark gives nothing away. */
export const saltedHash = (salt: string, text: string): string =>
  createHmac('sha256', salt).update(text).digest('base64url');

export type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | Date
  | readonly Json[]
  | { readonly [key: string]: Json };

/** JSON with sorted keys: what is hashed, signed or replayed must not depend on who reordered it (RULINGS 26). */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (each === null || typeof each !== 'object' || Array.isArray(each) || each instanceof Date) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
