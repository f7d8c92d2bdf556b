import HideIcon from '@mui/icons-material/VisibilityOffOutlined';
import ShowIcon from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { LineField } from './LineField.tsx';

interface Props {
  label: string;
  autoComplete: 'current-password' | 'new-password';
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  error?: string;
}

/** A password that can be looked at; pasting and password managers work. */
export function PasswordField(props: Props) {
  const t = useT();
  const [seen, setSeen] = useState(false);
  const name = seen ? t('app.signIn.hide') : t('app.signIn.show');
  const eye = (
    <IconButton onClick={() => setSeen(!seen)} aria-label={name} title={name}>
      {seen ? <HideIcon /> : <ShowIcon />}
    </IconButton>
  );
  return <LineField {...props} name="password" type={seen ? 'text' : 'password'} end={eye} />;
}
