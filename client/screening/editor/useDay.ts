import { useFormats } from '../../i18n/useFormats.ts';

/** A calendar day in words; it is no instant, so no zone may move it. */
export function useDay(): (iso: string) => string {
  const { instant } = useFormats();
  return (iso) => (iso === '' ? '' : instant('date', `${iso}T12:00:00Z`, 'UTC'));
}
