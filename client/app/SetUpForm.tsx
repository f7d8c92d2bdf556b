import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { SetUp as SetUpBody } from '#server/access/contract.ts';
import { checkedBy } from '../data/checkedBy.ts';
import { takePreferences } from '../data/preferences.ts';
import { refusedBy, useRefusalText } from '../data/refusal.ts';
import { setUp } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { LineField } from '../kit/LineField.tsx';
import { Notice } from '../kit/Notice.tsx';
import { PasswordField } from '../kit/PasswordField.tsx';

const check = checkedBy(SetUpBody);

/** Only the first administrator is asked for name and e-mail: an invited person has both already. */
export function SetUpForm({ token, first }: { token: string; first: boolean }) {
  const t = useT();
  const translate = useTranslate();
  const refusalText = useRefusalText();
  const navigate = useNavigate();
  const [values, setValues] = useState({ displayName: '', email: '', password: '' });
  const [failure, setFailure] = useState<unknown>();
  const [errors, setErrors] = useState<Record<string, unknown>>({});
  const put = (field: keyof typeof values) => (value: string) => setValues((before) => ({ ...before, [field]: value }));
  const errorAt = (field: string) => (typeof errors[field] === 'string' ? translate(errors[field]) : undefined);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const body = first ? { token, ...values } : { token, password: values.password };
    const found = check(body);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    try {
      const me = await setUp(body);
      if (me) takePreferences(me);
      void navigate('/');
    } catch (error) {
      setFailure(error);
      setErrors(refusedBy(error).errors);
    }
  };
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}
    >
      {failure !== undefined && (
        <Notice tone="error" urgent>
          {refusalText(failure)}
        </Notice>
      )}
      {first && (
        <>
          <LineField
            label={t('app.setUp.name')}
            autoComplete="name"
            autoFocus
            value={values.displayName}
            onChange={put('displayName')}
            hint={t('app.setUp.nameHint')}
            error={errorAt('displayName')}
          />
          <LineField
            label={t('app.setUp.email')}
            type="email"
            autoComplete="username"
            value={values.email}
            onChange={put('email')}
            error={errorAt('email')}
          />
        </>
      )}
      <PasswordField
        label={t('app.setUp.password')}
        autoComplete="new-password"
        value={values.password}
        onChange={put('password')}
        hint={t('app.setUp.passwordHint')}
        error={errorAt('password')}
      />
      <Button type="submit" size="large" variant="contained" color="primary">
        {t('app.setUp.do')}
      </Button>
    </Box>
  );
}
