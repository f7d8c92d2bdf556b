import { canonical } from './crypto.ts';
import { Refusal } from './refusal.ts';

/**
 * A field that cannot be written may be sent back as it is shown (`sentBack` in the contract), and not otherwise:
 * silence would look like success.
 * @throws Refusal invalid, naming every such field
 */
export function refuseReadOnly(sent: object, shown: object, names: readonly string[]): void {
  const [given, has] = [new Map(Object.entries(sent)), new Map(Object.entries(shown))];
  const changed = names.filter(
    (name) => given.get(name) !== undefined && canonical(given.get(name)) !== canonical(has.get(name)),
  );
  if (changed.length === 0) return;
  throw new Refusal('invalid', { errors: Object.fromEntries(changed.map((name) => [name, 'read-only'])) });
}
