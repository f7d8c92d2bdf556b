import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useBench } from '../../../desk/bench.ts';
import { isSubmit } from '../../../desk/keyRules.ts';
import { useT } from '../../../i18n/useT.ts';
import { Kbd } from '../../../kit/Kbd.tsx';
import { COMMAND } from '../../../kit/useHotkey.ts';
import type { DocumentCase } from '../documentCase.ts';
import { DAYS, PRINTED, type ReadingField, type TypedReading, zoneLines } from './typedReading.ts';
import { useSaveReading } from './useSaveReading.ts';

const SEXES = ['F', 'M', 'X'] as const;

/** What is printed is typed beside the pictures, so that both are in sight; the server compares when it is saved. */
export function ReadingForm({ context, typed }: { context: DocumentCase; typed: TypedReading }) {
  const t = useT();
  const { write } = useBench();
  const first = useRef<HTMLInputElement>(null);
  const { save, wrong, failure, isBusy } = useSaveReading(context);
  useEffect(() => first.current?.focus(), []);
  const put = (field: ReadingField, value: string) => write({ reading: { ...typed, [field]: value } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(typed);
  };
  const press = (event: KeyboardEvent) => {
    if (!isSubmit(event.nativeEvent)) return;
    // The same keys outside of the form send the decision.
    event.preventDefault();
    event.stopPropagation();
    save(typed);
  };
  return (
    <form
      className="box pad reading"
      onSubmit={submit}
      onKeyDown={press}
      noValidate
      aria-label={t('desk.documents.data.type')}
    >
      <div className="grid">
        {PRINTED.map((field, at) => (
          <Field
            key={field}
            field={field}
            value={typed[field]}
            isWrong={wrong[field] === true}
            inputRef={at === 0 ? first : undefined}
            onChange={(value) => put(field, value)}
          />
        ))}
      </div>
      <ZoneField value={typed.mrz} isWrong={wrong.mrz === true} onChange={(value) => put('mrz', value)} />
      {failure !== null && (
        <p className="line er" role="alert">
          {failure}
        </p>
      )}
      <div className="row" style={{ marginTop: 8 }}>
        <button type="submit" className="btn s pri" aria-disabled={isBusy}>
          {t('desk.documents.data.save')} <Kbd>{COMMAND}</Kbd>
          <Kbd>Enter</Kbd>
        </button>
        <button type="button" className="btn s" onClick={() => write({ reading: null })}>
          {t('desk.dialog.cancel')}
        </button>
        <span className="sm t3">{t('desk.documents.data.keptNote')}</span>
      </div>
    </form>
  );
}

interface FieldProps {
  field: Exclude<ReadingField, 'mrz'>;
  value: string;
  isWrong: boolean;
  inputRef: React.RefObject<HTMLInputElement | null> | undefined;
  onChange: (value: string) => void;
}

function Field({ field, value, isWrong, inputRef, onChange }: FieldProps) {
  const t = useT();
  const id = useId();
  const shared = { id, 'aria-invalid': isWrong, 'aria-describedby': isWrong ? `${id}-said` : undefined };
  return (
    <div>
      <label htmlFor={id} className="sm t3">
        {t(`desk.documents.fields.${field}`)}
      </label>
      {field === 'sex' ? (
        <select className="sel" {...shared} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('kit.time.none')}</option>
          {SEXES.map((sex) => (
            <option key={sex} value={sex}>
              {sex}
            </option>
          ))}
        </select>
      ) : (
        <input
          ref={inputRef}
          className={field === 'number' || field === 'nationality' ? 'in mono' : 'in'}
          {...shared}
          type={DAYS.includes(field) ? 'date' : 'text'}
          autoComplete="off"
          spellCheck={false}
          value={value}
          placeholder={field === 'nationality' ? 'CZE' : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {isWrong && (
        <p id={`${id}-said`} className="xs er">
          {t(
            `desk.documents.data.wrong.${field === 'nationality' ? 'nationality' : DAYS.includes(field) ? 'day' : 'text'}`,
          )}
        </p>
      )}
    </div>
  );
}

/** Two lines of 36 or 44 characters, or three of 30; how long each is by now stands beside it. */
function ZoneField({
  value,
  isWrong,
  onChange,
}: {
  value: string;
  isWrong: boolean;
  onChange: (value: string) => void;
}) {
  const t = useT();
  const id = useId();
  const lengths = zoneLines(value).map((line, at) =>
    t('desk.documents.zone.length', { line: at + 1, smart_count: line.length }),
  );
  return (
    <div style={{ marginTop: 8 }}>
      <label htmlFor={id} className="sm t3">
        {t('desk.documents.fields.mrz')}
      </label>
      <textarea
        id={id}
        className="ta mono"
        rows={3}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="characters"
        value={value}
        aria-invalid={isWrong}
        aria-describedby={`${id}-said`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-said`} className={isWrong ? 'xs er' : 'xs t3'}>
        {lengths.length === 0 ? t('desk.documents.zone.lines') : lengths.join(' · ')}
      </p>
    </div>
  );
}
