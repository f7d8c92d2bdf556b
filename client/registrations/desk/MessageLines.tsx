import TextField from '@mui/material/TextField';
import { useBench } from '../../desk/bench.ts';
import { useT } from '../../i18n/useT.ts';
import { useLanguageName } from '../../kit/useLanguageName.ts';
import { openPlaces } from '../../templates/places.ts';

/** Longest message that the contract takes. */
const MESSAGE_MAX = 4_000;

interface MessageLinesProps {
  label: string;
  /** What the person reads; null where nobody knows. */
  locale: string | null;
  isRequired?: boolean;
  isWrong: boolean;
  autoFocus?: boolean;
}

/** The words that go out with the decision, the same as in the panel, so that nothing typed there is lost. */
export function MessageLines({ label, locale, isRequired = false, isWrong, autoFocus = false }: MessageLinesProps) {
  const t = useT();
  const languageName = useLanguageName();
  const { draft, write } = useBench();
  const open = openPlaces(draft.message).map((place) => t(`desk.places.${place}`));
  const wrong = open.length > 0 ? t('desk.replies.open', { places: open.join(', ') }) : t('desk.dialog.required');
  return (
    <TextField
      autoFocus={autoFocus}
      required={isRequired}
      multiline
      minRows={isRequired ? 3 : 2}
      label={`${label} (${languageName(locale)})`}
      value={draft.message}
      error={isWrong}
      helperText={isWrong ? wrong : undefined}
      onChange={(event) => write({ message: event.target.value })}
      slotProps={{ htmlInput: { maxLength: MESSAGE_MAX, lang: locale ?? undefined } }}
    />
  );
}
