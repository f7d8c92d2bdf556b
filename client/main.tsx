import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import type { I18nProvider } from 'react-admin';
import { createRoot } from 'react-dom/client';
import { LANGUAGES, type Language } from '#db/words.ts';
import './app/fonts.css';
import { App } from './App.tsx';
import { Waiting } from './app/Waiting.tsx';
import { onRecovery } from './data/connection.ts';
import { startPreferences, takePreferences } from './data/preferences.ts';
import { loadSession } from './data/session.ts';
import { buildI18nProvider } from './i18n/provider.ts';

/** The server puts the nonce of its content security policy here; styles without it are refused. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content || undefined;
const styles = createCache({ key: 'td', nonce });
const root = createRoot(document.getElementById('root') as HTMLElement);

const show = (page: React.ReactNode) => root.render(<CacheProvider value={styles}>{page}</CacheProvider>);

const spoken = (): Language =>
  LANGUAGES.find((each) => navigator.languages.some((tag) => tag.startsWith(each))) ?? 'en';

/** Waits for the server where it does not answer at once, so that a restart signs nobody out. */
async function whoIsHere(i18n: I18nProvider) {
  for (;;) {
    try {
      return await loadSession();
    } catch {
      show(<Waiting i18n={i18n} />);
      await new Promise<void>((resolve) => {
        const stop = onRecovery(() => {
          stop();
          resolve();
        });
      });
    }
  }
}

async function start(): Promise<void> {
  const device = startPreferences();
  let i18n = await buildI18nProvider(device.language ?? spoken());
  const me = await whoIsHere(i18n);
  if (me) {
    takePreferences(me);
    const chosen = me.preferences.language;
    if (chosen && chosen !== i18n.getLocale()) i18n = await buildI18nProvider(chosen);
  }
  show(<App i18n={i18n} />);
}

void start();
