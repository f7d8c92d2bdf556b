import { useFormats } from '../i18n/useFormats.ts';

/** What a sentence that counts needs: the number that chooses its form, and the same as it is written. */
export function useCounted(): (count: number) => { smart_count: number; n: string } {
  const { number } = useFormats();
  return (count) => ({ smart_count: count, n: number(count) });
}
