import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { useLocaleState } from 'react-admin';
import { LANGUAGES } from '#db/words.ts';
import { authProvider } from '../data/authProvider.ts';
import { DENSITIES, useDensity, useShortcutsOn } from '../data/preferences.ts';
import { useMe } from '../data/session.ts';
import { LANGUAGE_NAMES } from '../i18n/provider.ts';
import { useT } from '../i18n/useT.ts';
import { Choice, OnOff } from './settingFields.tsx';
import { THEMES, useChosenTheme } from './useChosenTheme.ts';
import { WorkSettings } from './WorkSettings.tsx';

/** My settings; each holds at once, on every device, and outlives the session. */
export function AccountSheet({ anchor, close }: { anchor: HTMLElement | null; close: () => void }) {
  const t = useT();
  const me = useMe();
  const [locale, setLocale] = useLocaleState();
  const [theme, setTheme] = useChosenTheme();
  const [density, setDensity] = useDensity();
  const [shortcuts, setShortcuts] = useShortcutsOn();
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={close}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      transitionDuration={0}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-label': t('app.bar.account', { name: me.alias, role: t(`words.roles.${me.role}`) }),
          sx: { width: 340, mt: 0.5, p: 2, border: 1, borderColor: 'divider', boxShadow: 1 },
        },
      }}
    >
      <Box sx={{ mb: 2 }}>
        <Box sx={{ fontWeight: 600 }}>{me.alias}</Box>
        <Box sx={{ typography: 'caption', color: 'text.tertiary' }}>
          {me.displayName} · {t(`words.roles.${me.role}`)}
        </Box>
        <Box sx={{ typography: 'caption', color: 'text.tertiary', overflowWrap: 'anywhere' }}>{me.email}</Box>
      </Box>
      <Choice
        label={t('app.account.language')}
        value={locale}
        choose={setLocale}
        options={LANGUAGES.map((id) => ({ id, name: LANGUAGE_NAMES[id], lang: id }))}
      />
      <Choice
        label={t('app.account.theme')}
        value={theme}
        choose={setTheme}
        options={THEMES.map((id) => ({ id, name: t(`app.account.themes.${id}`) }))}
      />
      <Choice
        label={t('app.account.density')}
        value={density}
        choose={setDensity}
        options={DENSITIES.map((id) => ({ id, name: t(`app.account.densities.${id}`) }))}
      />
      <OnOff
        label={t('app.account.shortcuts')}
        hint={t('app.account.shortcutsHint')}
        isOn={shortcuts}
        set={setShortcuts}
      />
      {me.queues.length > 0 && <WorkSettings />}
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          borderTop: 1,
          borderColor: 'divider',
          pt: 1.5,
          mt: 1.5,
        }}
      >
        <Box sx={{ typography: 'caption', color: 'text.tertiary' }}>
          {t('app.account.version', { version: me.version })}
        </Box>
        <Button size="small" onClick={() => void authProvider.logout({})}>
          {t('app.account.signOut')}
        </Button>
      </Box>
    </Popover>
  );
}
