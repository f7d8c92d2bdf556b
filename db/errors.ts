/** The drivers name one event differently, and Drizzle may wrap it. */
const UNIQUE = ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];

/** PostgreSQL's serialization_failure and deadlock_detected: the same transaction may go through when it runs again. */
const CONFLICT = ['40001', '40P01'];

/** PostgreSQL's lock_timeout: somebody else's transaction held the row for longer than we wait. */
const LOCK_TIMEOUT = ['55P03'];

export const isUniqueViolation = (error: unknown): boolean => isOneOf(UNIQUE, error);
export const isConflict = (error: unknown): boolean => isOneOf(CONFLICT, error);
export const isLockTimeout = (error: unknown): boolean => isOneOf(LOCK_TIMEOUT, error);

function isOneOf(codes: readonly string[], error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('code' in e && codes.includes(String(e.code))) return true;
  }
  return false;
}
