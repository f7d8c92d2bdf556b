import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { PARTIES, type Party } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { useLanguageName } from '../../kit/useLanguageName.ts';
import { openPlaces } from '../../templates/places.ts';
import { DeskDialog } from '../DeskDialog.tsx';
import type { DialogCall } from './useDialogCall.ts';

/** Longest question that the contract takes. */
const QUESTION_MAX = 4_000;

interface AskDialogProps {
  call: DialogCall;
  names: Record<Party, string>;
  /** What each of them reads; null where nobody knows. */
  locales: Record<Party, string | null>;
  message: string;
  onSubmit: (ask: Party, message: string) => void;
}

/** Whom to ask, and what; the question goes out as it is written. */
export function AskDialog({ call, names, locales, message: begun, onSubmit }: AskDialogProps) {
  const t = useT();
  const languageName = useLanguageName();
  const [ask, setAsk] = useState<Party>('author');
  const [message, setMessage] = useState(begun);
  const [isWrong, setWrong] = useState(false);
  const open = openPlaces(message).map((place) => t(`desk.places.${place}`));
  const wrongWords = open.length > 0 ? t('desk.replies.open', { places: open.join(', ') }) : t('desk.dialog.required');
  const submit = () => {
    if (message.trim() === '' || open.length > 0) return setWrong(true);
    onSubmit(ask, message.trim());
  };
  return (
    <DeskDialog
      title={t('desk.ask.title')}
      more={t('desk.ask.more')}
      submit={t('desk.ask.do')}
      {...call}
      onSubmit={submit}
    >
      <RadioGroup
        aria-label={t('desk.ask.who')}
        value={ask}
        onChange={(_event, value) => setAsk(PARTIES.find((it) => it === value) ?? 'author')}
      >
        {PARTIES.map((party) => (
          <FormControlLabel
            key={party}
            value={party}
            control={<Radio size="small" />}
            label={`${names[party]} (${t(`words.parties.${party}`)})`}
          />
        ))}
      </RadioGroup>
      <TextField
        autoFocus
        required
        multiline
        minRows={3}
        label={`${t('desk.ask.message')} (${languageName(locales[ask])})`}
        value={message}
        error={isWrong}
        helperText={isWrong ? wrongWords : undefined}
        onChange={(event) => {
          setWrong(false);
          setMessage(event.target.value);
        }}
        slotProps={{ htmlInput: { maxLength: QUESTION_MAX, lang: locales[ask] ?? undefined } }}
      />
    </DeskDialog>
  );
}
