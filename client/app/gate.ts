import type { Permission } from '#db/words.ts';
import { permissionFor } from '../data/authProvider.ts';

/** The right that an address needs; undefined where anybody signed in may look, or nothing is there at all. */
export function neededFor(pathname: string): Permission | undefined {
  const [first = '', second, third] = pathname.split('/').filter(Boolean);
  // Cases of other desks can be read; what may be decided there is said by the desk.
  if (first === 'desks') return 'cases:read';
  // Its parts have addresses of their own; who may only read sees them without what changes something.
  if (first === 'screening') return permissionFor(first, 'list');
  if (second === undefined || third === 'show') return permissionFor(first, 'list');
  return permissionFor(first, second === 'create' ? 'create' : 'edit');
}
