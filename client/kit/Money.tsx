import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';

/** Integer minor units with their currency, in the reader's language. */
export function Money({ minor, currency }: { minor: number | null; currency: string | null }) {
  const { money } = useFormats();
  const t = useT();
  return <span>{minor === null || currency === null ? t('kit.time.none') : money(minor, currency)}</span>;
}
