import AddOutlined from '@mui/icons-material/AddOutlined';
import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Language } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { useLanguageName } from '../../kit/useLanguageName.ts';
import { openPlaces } from '../../templates/places.ts';
import { readLanguages } from '../../templates/reply.ts';
import { useBench } from '../bench.ts';
import type { CaseContext, Recipient } from '../parts.ts';
import { OpenPlaces } from './OpenPlaces.tsx';
import { TemplateButton } from './TemplateButton.tsx';
import { TextBox } from './TextBox.tsx';
import { useReplyFacts } from './useReplyFacts.ts';

interface MessageFieldProps {
  recipient: Recipient;
  context: CaseContext;
  noteRef: RefObject<HTMLTextAreaElement | null>;
}

/** What goes out with the decision, in the language of whoever reads it, and what only colleagues see. */
export function MessageField({ recipient, context, noteRef }: MessageFieldProps) {
  const { row, draft, write, errors, shortcuts } = useBench();
  const t = useT();
  const messageRef = useRef<HTMLTextAreaElement>(null);
  const { who, readers } = recipient;
  const label = t(`desk.message.${who}`);
  const facts = useReplyFacts(readers, context);
  /** The language that the reply of each case was written in, for what is filled in later. */
  const [written, setWritten] = useState<Readonly<Record<string, Language>>>({});
  return (
    <section className="ss" aria-label={label}>
      <TextBox
        label={label}
        aside={
          <>
            <Languages recipient={recipient} />
            <span className="sp" />
            <TemplateButton
              facts={facts}
              messageRef={messageRef}
              onInserted={(language) => setWritten((before) => ({ ...before, [row.id]: language }))}
            />
          </>
        }
        hint={t('desk.message.hint')}
        language={readLanguages(readers)[0]}
        value={draft.message}
        error={errors.message}
        remark={openPlaces(draft.message).length > 0 && <OpenPlaces language={written[row.id]} facts={facts} />}
        boxRef={messageRef}
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

/** The language that the recipient reads, whichever the screen speaks; of two parties perhaps two. */
function Languages({ recipient: { readers } }: { recipient: Recipient }) {
  const name = useLanguageName();
  const read = readLanguages(readers);
  const words = read.length === 0 ? name(null) : read.map(name).join(', ');
  return (
    <span className="t3 ell" title={words}>
      {words}
    </span>
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
