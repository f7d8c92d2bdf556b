import { useTranslate } from 'react-admin';

/** A closed list as choices in words: `useChoices('orderStatuses', ORDER_STATUSES)`. */
export function useChoices<Id extends string>(
  group: string,
  ids: readonly Id[],
  suffix = '',
): { id: Id; name: string }[] {
  const translate = useTranslate();
  return ids.map((id) => ({ id, name: translate(`words.${group}.${id}${suffix}`) }));
}
