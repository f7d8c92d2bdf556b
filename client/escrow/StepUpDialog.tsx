import { useState } from 'react';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';
import { DeskDialog } from '../desk/DeskDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { PasswordField } from '../kit/PasswordField.tsx';

/** The password again, at most every ten minutes, before money moves (RULINGS 15); what was typed meanwhile stays. */
export function StepUpDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const t = useT();
  const acts = useActs();
  const refusalText = useRefusalText();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = () => {
    if (password === '') return setFailure(t('desk.dialog.required'));
    setBusy(true);
    setFailure(null);
    acts.stepUp(password).then(onDone, (error: unknown) => {
      setBusy(false);
      setPassword('');
      setFailure(refusalText(error));
    });
  };
  return (
    <DeskDialog
      title={t('kit.stepUp.title')}
      more={t('kit.stepUp.lead')}
      submit={t('kit.stepUp.go')}
      failure={failure}
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <PasswordField
        label={t('app.signIn.password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
    </DeskDialog>
  );
}
