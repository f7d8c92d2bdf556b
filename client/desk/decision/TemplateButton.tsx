import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import type { Language } from '#db/words.ts';
import { useMay } from '../../data/session.ts';
import { useT } from '../../i18n/useT.ts';
import { Kbd } from '../../kit/Kbd.tsx';
import { firstOpenPlace } from '../../templates/places.ts';
import { useBench } from '../bench.ts';
import { useDeskKeys } from '../useDeskKeys.ts';
import type { useReplyFacts } from './useReplyFacts.ts';

const Picker = lazy(async () => ({ default: (await import('../../templates/Picker.tsx')).Picker }));

interface TemplateButtonProps {
  facts: ReturnType<typeof useReplyFacts>;
  messageRef: RefObject<HTMLTextAreaElement | null>;
  onInserted: (language: Language) => void;
}

/** Opens the replies that the desk has ready. What is chosen goes into the message, and nothing goes out. */
export function TemplateButton({ facts, messageRef, onInserted }: TemplateButtonProps) {
  const { queue, draft, write, prepared, actions, shortcuts } = useBench();
  const t = useT();
  const mayRead = useMay('templates:read');
  const [isOpen, setOpen] = useState(false);
  const isOffered = mayRead && actions.length > 0;
  useDeskKeys({ KeyM: () => isOffered && setOpen(true) }, shortcuts);
  const goTo = useCursor(messageRef);
  if (!isOffered || !facts) return null;
  const insert = (text: string, language: Language) => {
    const before = draft.message.trimEnd();
    const message = before === '' ? text : `${before}\n\n${text}`;
    const place = firstOpenPlace(message);
    setOpen(false);
    write({ message });
    onInserted(language);
    goTo(place ?? { start: message.length, end: message.length });
  };
  return (
    <>
      <button type="button" className="btn tx xs" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('desk.replies.choose')} {shortcuts && <Kbd>M</Kbd>}
      </button>
      {isOpen && (
        <Suspense>
          <Picker
            marketplace={facts.marketplace}
            queue={queue}
            outcome={prepared}
            facts={facts}
            onInsert={insert}
            onClose={() => {
              setOpen(false);
              goTo(null);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** Puts the cursor into the message once the dialog is gone, which holds the focus until then; null: where it was. */
function useCursor(box: RefObject<HTMLTextAreaElement | null>) {
  const [wanted, setWanted] = useState<{ place: { start: number; end: number } | null } | null>(null);
  const latest = useRef(box);
  latest.current = box;
  useEffect(() => {
    const area = latest.current.current;
    if (wanted === null || area === null) return;
    area.focus();
    if (wanted.place) area.setSelectionRange(wanted.place.start, wanted.place.end);
  }, [wanted]);
  return (place: { start: number; end: number } | null) => setWanted({ place });
}
