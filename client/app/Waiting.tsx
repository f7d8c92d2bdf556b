import type { I18nProvider } from 'react-admin';

/** Before the first answer of the server: says that it is waited for. Unstyled on purpose, it stands outside the app. */
export function Waiting({ i18n }: { i18n: I18nProvider }) {
  return (
    <main role="status">
      <p>{i18n.translate('refusals.offline')}</p>
    </main>
  );
}
