import { useT } from '../i18n/useT.ts';

/** "Olena, Petro and 3 more". */
export function useNames(): (people: readonly { name: string }[], shown?: number) => string {
  const t = useT();
  return (people, shown = 2) => {
    const names = people
      .slice(0, shown)
      .map(({ name }) => name)
      .join(', ');
    const rest = people.length - shown;
    return rest > 0 ? t('registers.ring.more', { names, smart_count: rest }) : names;
  };
}
