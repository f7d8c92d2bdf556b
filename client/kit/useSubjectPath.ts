import { permissionFor } from '../data/authProvider.ts';
import { useMe } from '../data/session.ts';
import { REGISTERS, type RecordKind, recordPath, versionPath } from './paths.ts';

const isRecordKind = (kind: string): kind is RecordKind => Object.hasOwn(REGISTERS, kind);

/** Where a thing named by the trail or a decision can be looked at; undefined where there is no page, or not for me. */
export function useSubjectPath(): (kind: string, id: string) => string | undefined {
  const { permissions } = useMe();
  return (kind, id) => {
    if (kind === 'screening') return permissions.includes('screening:read') ? versionPath(id) : undefined;
    if (!isRecordKind(kind)) return undefined;
    const needed = permissionFor(REGISTERS[kind], 'show');
    return needed && permissions.includes(needed) ? recordPath(kind, id) : undefined;
  };
}
