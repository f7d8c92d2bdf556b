import TextField from '@mui/material/TextField';
import { useBench } from '../../../desk/bench.ts';
import { useT } from '../../../i18n/useT.ts';

const WORDS_MAX = 4_000;

interface Props {
  /** Which words of the draft: those for the person, or those for colleagues. */
  of: 'message' | 'note';
  label: string;
  isWrong: boolean;
  onChange: () => void;
}

/** Words that a decision cannot go without, kept in the draft while the dialog comes and goes. */
export function WordsField({ of, label, isWrong, onChange }: Props) {
  const t = useT();
  const { draft, write } = useBench();
  return (
    <TextField
      autoFocus
      required
      multiline
      minRows={3}
      label={label}
      value={draft[of]}
      error={isWrong}
      helperText={isWrong ? t('desk.dialog.required') : undefined}
      onChange={(event) => {
        onChange();
        write({ [of]: event.target.value });
      }}
      slotProps={{ htmlInput: { maxLength: WORDS_MAX } }}
    />
  );
}
