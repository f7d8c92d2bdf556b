import { type ReactNode, type RefObject, useId } from 'react';
import { useT } from '../../i18n/useT.ts';

/** Longest text that the contract takes, of message and note alike. */
const TEXT_MAX = 4_000;

interface TextBoxProps {
  label: string;
  aside?: ReactNode;
  hint: string;
  language?: string | undefined;
  value: string;
  error: string | undefined;
  /** What is still open in it; not wrong as long as nobody sends it. */
  remark?: ReactNode;
  boxRef?: RefObject<HTMLTextAreaElement | null>;
  onChange: (value: string) => void;
}

/** A text of the decision, with what is wrong about it below. */
export function TextBox({ label, aside, hint, language, value, error, remark, boxRef, onChange }: TextBoxProps) {
  const t = useT();
  const id = useId();
  const over = value.trim().length - TEXT_MAX;
  const wrong = over > 0 ? t('desk.message.tooLong', { smart_count: over }) : error;
  const said = wrong || remark;
  return (
    <>
      <h3>
        <label htmlFor={id} className="nw">
          {label}
        </label>{' '}
        {aside}
      </h3>
      <textarea
        ref={boxRef}
        id={id}
        className="ta"
        lang={language}
        rows={2}
        value={value}
        placeholder={hint}
        aria-invalid={Boolean(wrong)}
        aria-describedby={said ? `${id}-said` : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      {said && (
        <p
          id={`${id}-said`}
          className={wrong ? 'line er' : 'line wa'}
          role={wrong ? 'alert' : undefined}
          style={{ marginTop: 4, flexWrap: 'wrap' }}
        >
          {said}
        </p>
      )}
    </>
  );
}
