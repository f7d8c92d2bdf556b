import ExpandIcon from '@mui/icons-material/ExpandMoreOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { lazy, Suspense, useRef, useState } from 'react';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { Avatar } from '../kit/Avatar.tsx';
import { visuallyHidden } from '../kit/Skeletons.tsx';

const AccountSheet = lazy(() => import('./AccountSheet.tsx').then((file) => ({ default: file.AccountSheet })));

/** Who I am: alias and role; opens my settings. */
export function AccountMenu() {
  const t = useT();
  const me = useMe();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const role = t(`words.roles.${me.role}`);
  return (
    <>
      <ButtonBase
        ref={anchor}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-expanded={open}
        sx={{
          gap: 1,
          height: 28,
          px: 0.5,
          borderRadius: 1,
          flex: 'none',
          typography: 'body2',
          color: 'text.secondary',
          '&:hover': { bgcolor: 'action.hover' },
        }}
      >
        <Avatar name={me.alias} mine />
        {/* Named by what is written on it; only where nothing is, a name stands in for it (WCAG 2.5.3). */}
        <Box component="span" sx={{ ...visuallyHidden, display: { lg: 'none' } }}>
          {t('app.bar.account', { name: me.alias, role })}
        </Box>
        <Box component="span" sx={{ display: { xs: 'none', lg: 'inline' } }}>
          {me.alias}
        </Box>
        <Box component="span" sx={{ display: { xs: 'none', lg: 'inline' }, color: 'text.tertiary' }}>
          {role}
        </Box>
        <ExpandIcon />
      </ButtonBase>
      <Suspense fallback={null}>
        {open && <AccountSheet anchor={anchor.current} close={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
