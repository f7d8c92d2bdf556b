import { useT } from '../i18n/useT.ts';

/** "After 50 minutes", or "Never". */
export function useBreakWords(): (minutes: number) => string {
  const t = useT();
  return (minutes) =>
    minutes === 0 ? t('app.account.breakNever') : t('app.account.breakAfter', { smart_count: minutes });
}
