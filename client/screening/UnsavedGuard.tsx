import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { useT } from '../i18n/useT.ts';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';

/** Asks before edits are thrown away, by another page of the console or by closing the tab. Signing out is not held up. */
export function UnsavedGuard({ unsaved }: { unsaved: readonly string[] }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const dirty = unsaved.length > 0;
  const blocker = useBlocker(({ nextLocation: { pathname } }) => dirty && !/^\/(screening|login)(\/|$)/.test(pathname));
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
  if (blocker.state !== 'blocked') return null;
  return (
    <ConfirmDialog
      title={t('settings.screening.leave.title')}
      lead={t('settings.screening.leave.lead', { marketplaces: unsaved.map(marketplaceName).join(', ') })}
      cancel={{ label: t('settings.screening.leave.stay'), act: () => blocker.reset() }}
      go={{ label: t('settings.screening.leave.go'), act: () => blocker.proceed() }}
    />
  );
}
