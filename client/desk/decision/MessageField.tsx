import AddOutlined from '@mui/icons-material/AddOutlined';
import { type RefObject, useId } from 'react';
import { flushSync } from 'react-dom';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { useBench } from '../bench.ts';
import type { Recipient } from '../parts.ts';
import { useWord } from '../word.ts';

/** Longest text that the contract takes, of message and note alike. */
const TEXT_MAX = 4_000;

/** What goes out with the decision, in the language of whoever reads it, and what only colleagues see. */
export function MessageField({
  recipient,
  noteRef,
}: {
  recipient: Recipient;
  noteRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const { draft, write, errors, shortcuts } = useBench();
  const t = useT();
  const word = useWord();
  const { who, language } = recipient;
  return (
    <section className="ss" aria-label={t(`desk.message.${who}`)}>
      <TextBox
        label={t(`desk.message.${who}`)}
        aside={word(`words.languages.${language ?? 'unknown'}`, language ?? '')}
        hint={t('desk.message.hint')}
        language={language}
        value={draft.message}
        error={errors.message}
        onChange={(message) => write({ message })}
      />
      {!draft.noteOpen && draft.note === '' ? (
        <button
          type="button"
          className="btn tx s"
          style={{ margin: '4px 0 -4px -4px' }}
          onClick={() => openNote(write, noteRef)}
        >
          <AddOutlined aria-hidden />
          {t('desk.message.note')} {shortcuts && <Kbd>N</Kbd>}
        </button>
      ) : (
        <div style={{ marginTop: 10 }}>
          <TextBox
            label={t('desk.message.note')}
            hint={t('desk.message.noteHint')}
            value={draft.note}
            error={errors.note}
            boxRef={noteRef}
            onChange={(note) => write({ note })}
          />
        </div>
      )}
    </section>
  );
}

/** Opens the note and puts the cursor into it, at once: the next key of a fast hand is text, and must not decide anything. */
export function openNote(
  write: (change: { noteOpen: boolean }) => void,
  noteRef: RefObject<HTMLTextAreaElement | null>,
): void {
  flushSync(() => write({ noteOpen: true }));
  noteRef.current?.focus();
}

interface TextBoxProps {
  label: string;
  aside?: string;
  hint: string;
  language?: string | null;
  value: string;
  error: string | undefined;
  boxRef?: RefObject<HTMLTextAreaElement | null>;
  onChange: (value: string) => void;
}

function TextBox({ label, aside, hint, language, value, error, boxRef, onChange }: TextBoxProps) {
  const t = useT();
  const id = useId();
  const over = value.trim().length - TEXT_MAX;
  const wrong = over > 0 ? t('desk.message.tooLong', { smart_count: over }) : error;
  return (
    <>
      <h3>
        <label htmlFor={id}>{label}</label> {aside && <span className="t3">{aside}</span>}
      </h3>
      <textarea
        ref={boxRef}
        id={id}
        className="ta"
        lang={language ?? undefined}
        rows={2}
        value={value}
        placeholder={hint}
        aria-invalid={Boolean(wrong)}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      {wrong && (
        <p id={`${id}-wrong`} className="line er" role="alert" style={{ marginTop: 4 }}>
          {wrong}
        </p>
      )}
    </>
  );
}
