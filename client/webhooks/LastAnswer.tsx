import type { WebhookRow } from '#server/outbox/contract.ts';
import { useT } from '../i18n/useT.ts';
import { When } from '../kit/When.tsx';

/** What the endpoint last said, and when. */
export function LastAnswer({ webhook: { lastStatus, lastAt } }: { webhook: WebhookRow }) {
  const t = useT();
  if (!lastAt) return <span>{t('settings.webhook.never')}</span>;
  return (
    <span>
      {lastStatus} · <When at={lastAt} />
    </span>
  );
}
