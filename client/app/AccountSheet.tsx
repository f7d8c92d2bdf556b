import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Popover from '@mui/material/Popover';
import Switch from '@mui/material/Switch';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { useLocaleState, useStoreContext, useTheme } from 'react-admin';
import { LANGUAGES } from '#db/words.ts';
import { authProvider } from '../data/authProvider.ts';
import { chosenTheme, useDensity, useShortcutsOn } from '../data/preferences.ts';
import { useMe } from '../data/session.ts';
import { LANGUAGE_NAMES } from '../i18n/provider.ts';
import { useT } from '../i18n/useT.ts';

/** My settings; each holds at once, on every device, and outlives the session. */
export function AccountSheet({ anchor, close }: { anchor: HTMLElement | null; close: () => void }) {
  const t = useT();
  const me = useMe();
  const [locale, setLocale] = useLocaleState();
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
          sx: { width: 320, mt: 0.5, p: 2, border: 1, borderColor: 'divider', boxShadow: 1 },
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
      <ThemeChoice />
      <Choice
        label={t('app.account.density')}
        value={density}
        choose={setDensity}
        options={(['compact', 'comfortable'] as const).map((id) => ({ id, name: t(`app.account.densities.${id}`) }))}
      />
      <FormControlLabel
        sx={{ mt: 0.5 }}
        control={
          <Switch checked={shortcuts} onChange={(_, on) => setShortcuts(on)} aria-describedby="shortcuts-hint" />
        }
        label={t('app.account.shortcuts')}
      />
      <Box id="shortcuts-hint" sx={{ typography: 'caption', color: 'text.tertiary', mb: 2 }}>
        {t('app.account.shortcutsHint')}
      </Box>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          borderTop: 1,
          borderColor: 'divider',
          pt: 1.5,
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

/** Three ways for two themes: "as the system" is ours, so it is kept beside react-admin's own light and dark. */
function ThemeChoice() {
  const t = useT();
  const store = useStoreContext();
  const [, setTheme] = useTheme();
  const [chosen, setChosen] = useState(chosenTheme);
  const choose = (next: 'light' | 'dark' | 'system') => {
    setChosen(next);
    if (next === 'system') store.setItem('theme', 'system');
    else setTheme(next);
  };
  const options = (['light', 'dark', 'system'] as const).map((id) => ({ id, name: t(`app.account.themes.${id}`) }));
  return <Choice label={t('app.account.theme')} value={chosen} choose={choose} options={options} />;
}

interface ChoiceProps<Id extends string> {
  label: string;
  value: string;
  choose: (id: Id) => void;
  options: readonly { id: Id; name: string; lang?: string }[];
}

function Choice<Id extends string>({ label, value, choose, options }: ChoiceProps<Id>) {
  return (
    <Box sx={{ mb: 1.5 }}>
      <Box sx={{ typography: 'subtitle2', color: 'text.tertiary', mb: 0.5 }}>{label}</Box>
      <ToggleButtonGroup
        exclusive
        fullWidth
        aria-label={label}
        value={value}
        onChange={(_, next: Id | null) => next && choose(next)}
      >
        {options.map(({ id, name, lang }) => (
          <ToggleButton
            key={id}
            value={id}
            lang={lang}
            sx={{ height: 28, px: 0.5, flex: '1 1 auto', whiteSpace: 'nowrap' }}
          >
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}
