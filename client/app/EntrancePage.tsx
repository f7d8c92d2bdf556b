import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ReactNode } from 'react';
import { useLocaleState } from 'react-admin';
import { LANGUAGES } from '#db/words.ts';
import { LANGUAGE_NAMES } from '../i18n/provider.ts';
import { useT } from '../i18n/useT.ts';
import { useTitle } from '../kit/Page.tsx';
import { Logo } from './Logo.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { useDocument } from './useDocument.ts';

/** The frame of what is seen before anybody is signed in: name of the house, one card, and the language to read it in. */
export function EntrancePage({
  title,
  lead,
  children,
  below,
}: {
  title: string;
  lead: ReactNode;
  children: ReactNode;
  below?: ReactNode;
}) {
  const t = useT();
  const [locale, setLocale] = useLocaleState();
  useDocument();
  useTitle(title);
  return (
    <Box sx={{ minHeight: '100dvh', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}>
      <Box
        component="header"
        sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: { xs: 2, sm: 3 }, height: 56, flex: 'none' }}
      >
        <Logo />
        <Box component="span" sx={{ typography: 'h1' }}>
          Trustdesk
        </Box>
        <Box sx={{ flex: 1 }} />
        <ToggleButtonGroup
          exclusive
          aria-label={t('app.account.language')}
          value={locale}
          onChange={(_, next: string | null) => next && setLocale(next)}
        >
          {LANGUAGES.map((each) => (
            <ToggleButton
              key={each}
              value={each}
              lang={each}
              aria-label={LANGUAGE_NAMES[each]}
              sx={{ px: { xs: 1, sm: 1.25 }, bgcolor: 'background.paper' }}
            >
              <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
                {LANGUAGE_NAMES[each]}
              </Box>
              <Box component="span" sx={{ display: { sm: 'none' }, textTransform: 'uppercase' }}>
                {each}
              </Box>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      <OfflineBanner />
      <Box
        component="main"
        sx={{
          flex: 1,
          display: 'flex',
          flexDirection: 'column',
          alignItems: 'center',
          justifyContent: 'center',
          px: 2,
          pb: 8,
          pt: 2,
        }}
      >
        <Box
          sx={{
            width: '100%',
            maxWidth: below ? { xs: 400, md: 864 } : 400,
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: below ? '400px 1fr' : 'minmax(0, 1fr)' },
            gap: 3,
            alignItems: 'start',
          }}
        >
          <Box>
            <Box component="h1" sx={{ typography: 'h4', letterSpacing: '-0.015em' }}>
              {title}
            </Box>
            <Box sx={{ color: 'text.secondary', mt: 0.5, mb: 2.5 }}>{lead}</Box>
            <Box sx={{ border: 1, borderColor: 'divider', borderRadius: '8px', bgcolor: 'background.paper', p: 3 }}>
              {children}
            </Box>
          </Box>
          {below}
        </Box>
      </Box>
    </Box>
  );
}
