import './redaction.css';
import { type KeyboardEvent, type MouseEvent, useId, useMemo, useRef, useState } from 'react';
import type { SpanInput } from '#server/platform/contract.ts';
import { useT } from '../../i18n/useT.ts';
import { VisibleText } from '../../kit/UserText.tsx';
import { addSpan, removeSpan, spanAt, wordsOf } from '../spans.ts';
import { selectedOffsets } from './selectedOffsets.ts';

interface WordPickerProps {
  text: string;
  language: string | null;
  spans: readonly SpanInput[];
  onSpans: (spans: SpanInput[]) => void;
  onLeave: () => void;
}

/**
 * The text word by word: drag over it, click a word, or walk with the arrow keys. To assistive technology it is a list
 * of words of which some are selected, since that is what a person does with it.
 */
export function WordPicker({ text, language, spans, onSpans, onLeave }: WordPickerProps) {
  const t = useT();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const segments = useMemo(() => wordsOf(text, language), [text, language]);
  const words = useMemo(() => segments.filter((it) => it.isWord), [segments]);
  const [cursor, setCursor] = useState({ at: 0, from: 0 });
  const [said, setSaid] = useState('');
  const chosen = {
    start: words[Math.min(cursor.at, cursor.from)]?.start ?? 0,
    end: words[Math.max(cursor.at, cursor.from)]?.end ?? 0,
  };
  const isRange = cursor.at !== cursor.from;

  const change = (span: SpanInput) => {
    const hidden = spanAt(spans, span.start);
    const words_ = text.slice(span.start, span.end);
    const isHidden = hidden !== undefined && hidden.end >= span.end;
    onSpans(isHidden ? removeSpan(spans, hidden) : addSpan(spans, text, span));
    setSaid(
      t(isHidden ? 'desk.redaction.saidAgain' : 'desk.redaction.said', {
        text: isHidden ? text.slice(hidden.start, hidden.end) : words_,
      }),
    );
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 10, ArrowUp: -10, Home: -words.length, End: words.length }[
      event.key
    ];
    if (step !== undefined) {
      event.preventDefault();
      const at = Math.min(words.length - 1, Math.max(0, cursor.at + step));
      return setCursor({ at, from: event.shiftKey ? cursor.from : at });
    }
    if (event.key === ' ' || event.key === 'Enter') {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      change(chosen);
      return setCursor({ at: cursor.at, from: cursor.at });
    }
    if (event.key === 'Escape') onLeave();
  };
  const release = (event: MouseEvent) => {
    const selected = box.current === null ? null : selectedOffsets(box.current);
    if (selected !== null) {
      window.getSelection()?.removeAllRanges();
      return change(wholeWords(words, selected));
    }
    const at = words.findIndex(
      (it) => String(it.start) === (event.target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset.at,
    );
    const word = words[at];
    if (word === undefined) return;
    setCursor({ at, from: at });
    change({ start: word.start, end: word.end });
  };

  return (
    <>
      <div
        ref={box}
        className="words"
        role="listbox"
        aria-multiselectable
        aria-label={t('desk.redaction.words')}
        aria-activedescendant={words[cursor.at] && `${id}-${words[cursor.at]?.start}`}
        tabIndex={0}
        lang={language ?? undefined}
        dir="auto"
        data-desk-words
        onKeyDown={press}
        onMouseUp={release}
      >
        {segments.map((segment) => {
          if (!segment.isWord) {
            return (
              <span
                key={segment.start}
                data-at={segment.start}
                className={spanAt(spans, segment.start) ? 'w out' : undefined}
                role="presentation"
              >
                <VisibleText text={segment.text} />
              </span>
            );
          }
          const isOut = spanAt(spans, segment.start) !== undefined;
          const isCursor = words[cursor.at]?.start === segment.start;
          const isChosen = isRange && segment.start >= chosen.start && segment.end <= chosen.end;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names its active word.
            <span
              key={segment.start}
              id={`${id}-${segment.start}`}
              data-at={segment.start}
              role="option"
              aria-selected={isOut}
              className={`w${isCursor ? ' cursor' : ''}${isChosen ? ' chosen' : ''}${isOut ? ' out' : ''}`}
            >
              <VisibleText text={segment.text} />
            </span>
          );
        })}
      </div>
      <p className="vh" role="status">
        {said}
      </p>
    </>
  );
}

/** A drag that begins or ends inside a word means the whole word. */
function wholeWords(words: readonly { start: number; end: number }[], { start, end }: SpanInput): SpanInput {
  const first = words.find((it) => it.start < start && start < it.end);
  const last = words.find((it) => it.start < end && end < it.end);
  return { start: first?.start ?? start, end: last?.end ?? end };
}
