import { ROLES, type Role } from '#db/words.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { Choose, ChooseMany, TextLine } from '../kit/fields.tsx';
import { useChoices } from '../kit/useChoices.ts';

export interface StaffValues {
  displayName: string;
  alias: string;
  role: Role;
  /** Empty: all marketplaces. */
  marketplaceIds: readonly string[];
}

interface Props {
  values: StaffValues;
  put: (part: Partial<StaffValues>) => void;
  errorAt: (path: string) => string | undefined;
}

/** The fields that creating and changing a colleague share. */
export function StaffFields({ values, put, errorAt }: Props) {
  const t = useT();
  const { marketplaces } = useMe();
  const roles = useChoices('roles', ROLES);
  return (
    <>
      <TextLine
        label={t('settings.staff.name')}
        value={values.displayName}
        onChange={(next) => put({ displayName: next })}
        error={errorAt('displayName')}
      />
      <TextLine
        label={t('settings.staff.alias')}
        value={values.alias}
        onChange={(next) => put({ alias: next })}
        error={errorAt('alias')}
        hint={t('settings.staff.aliasHint')}
      />
      <Choose
        label={t('settings.staff.role')}
        value={values.role}
        onChange={(next) => put({ role: next })}
        error={errorAt('role')}
        choices={roles}
      />
      <ChooseMany
        label={t('settings.staff.scope')}
        value={values.marketplaceIds}
        onChange={(next) => put({ marketplaceIds: next })}
        error={errorAt('marketplaceIds')}
        hint={t('settings.staff.scopeHint')}
        choices={marketplaces}
      />
    </>
  );
}

/** The server's word for "all of them" is null. */
export const scopeOf = (ids: readonly string[]): string[] | null => (ids.length === 0 ? null : [...ids]);
