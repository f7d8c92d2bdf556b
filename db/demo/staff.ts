import type { Staff } from '../schema/access.ts';
import type { Language, Role } from '../words.ts';
import type { Random } from './random.ts';

export type DemoStaff = Record<(typeof ACCOUNTS)[number]['name'], Staff>;

/** The accounts of SPEC 7; the part before `@demo.test` is how they are called here. */
export const ACCOUNTS = [
  { name: 'agent', role: 'agent', displayName: 'Tomáš Bílek', alias: 'Tomáš', language: 'cs' },
  { name: 'agent2', role: 'agent', displayName: 'Оксана Гнатюк', alias: 'Оксана', language: 'uk' },
  { name: 'moderator', role: 'moderator', displayName: 'Klára Jandová', alias: 'Klára', language: 'cs' },
  { name: 'moderator2', role: 'moderator', displayName: 'Андрій Сорока', alias: 'Андрій', language: 'uk' },
  { name: 'manager', role: 'manager', displayName: 'Helena Vránová', alias: 'Helena', language: 'cs' },
  { name: 'manager2', role: 'manager', displayName: 'Ірина Черненко', alias: 'Ірина', language: 'uk' },
  { name: 'manager3', role: 'manager', displayName: 'Marek Pilař', alias: 'Marek', language: 'en' },
  { name: 'admin', role: 'admin', displayName: 'Юрій Вовк', alias: 'Юрій', language: 'en' },
  { name: 'auditor', role: 'auditor', displayName: 'Eva Kalinová', alias: 'Eva', language: 'en' },
] as const satisfies readonly { name: string; role: Role; displayName: string; alias: string; language: Language }[];

export function makeStaff(random: Random, passwordHash: string, createdAt: Date): DemoStaff {
  const made = ACCOUNTS.map(({ name, role, displayName, alias, language }) => {
    const account: Staff = {
      id: random.id(),
      email: `${name}@demo.test`,
      displayName,
      alias,
      role,
      marketplaceIds: null,
      passwordHash,
      disabledAt: null,
      preferences: { language },
      createdAt,
      version: 1,
    };
    return [name, account] as const;
  });
  return Object.fromEntries(made) as DemoStaff;
}
