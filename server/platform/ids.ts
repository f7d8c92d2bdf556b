import { randomBytes, randomUUID } from 'node:crypto';

/** Random, not ordered by time: neighbours on one page conflict under SERIALIZABLE (RULINGS 22). */
export const newId = (): string => randomUUID();

/** 256 bits for sessions, links and keys. */
export const newToken = (): string => randomBytes(32).toString('base64url');
