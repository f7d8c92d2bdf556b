import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { ROLES } from '#db/words.ts';
import type { DemoAccounts } from '../data/verbs.ts';
import { useT } from '../i18n/useT.ts';
import { Avatar } from '../kit/Avatar.tsx';

/** One button for each account of the demo; two clicks from nothing to a desk. */
export function DemoDoors({
  demo,
  busy,
  enter,
}: {
  demo: DemoAccounts;
  busy: boolean;
  enter: (email: string) => void;
}) {
  const t = useT();
  return (
    <Box
      component="section"
      aria-label={t('app.signIn.demoTitle')}
      sx={{ border: 1, borderColor: 'warning.line', bgcolor: 'warning.soft', borderRadius: '8px', p: 2 }}
    >
      <Box sx={{ color: 'warning.main', mb: 1.25 }}>
        <b>{t('app.signIn.demoTitle')}.</b> {t('app.signIn.demoLead')}
      </Box>
      <Box component="ul" sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1 }}>
        {demo.accounts.map(({ email, role, displayName }) => (
          <li key={email}>
            <ButtonBase
              onClick={() => enter(email)}
              disabled={busy}
              sx={{
                width: '100%',
                justifyContent: 'flex-start',
                gap: 1,
                px: 1,
                py: 0.75,
                textAlign: 'left',
                bgcolor: 'background.paper',
                border: 1,
                borderColor: 'border.control',
                borderRadius: 1,
                '&:hover': { bgcolor: 'action.hover' },
              }}
            >
              <Avatar name={displayName} />
              <Box component="span" sx={{ minWidth: 0 }}>
                <Box component="span" sx={{ display: 'block', typography: 'button' }}>
                  {t(`words.roles.${ROLES.find((each) => each === role) ?? 'auditor'}`)}
                </Box>
                <Box
                  component="span"
                  sx={{
                    display: 'block',
                    typography: 'caption',
                    color: 'text.tertiary',
                    overflow: 'hidden',
                    textOverflow: 'ellipsis',
                    whiteSpace: 'nowrap',
                  }}
                >
                  {displayName}
                </Box>
              </Box>
            </ButtonBase>
          </li>
        ))}
      </Box>
      {demo.password && (
        <Box sx={{ typography: 'caption', color: 'text.secondary', mt: 1.25 }}>
          {t('app.signIn.demoPassword', { password: demo.password })}
        </Box>
      )}
    </Box>
  );
}
