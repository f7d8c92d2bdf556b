import { type ReactNode, useId } from 'react';

interface AmountFieldProps {
  label: ReactNode;
  unit: string;
  value: string;
  isWrong?: boolean;
  /** The value belongs to an earlier number; the one to what was typed is on its way. */
  isOld?: boolean;
  /** Left out: it follows from the others and cannot be typed. */
  onType?: (text: string) => void;
  onLeave?: () => void;
}

/** One exact amount beside its name; what follows by itself is sunken and cannot be typed. */
export function AmountField(props: AmountFieldProps) {
  const { label, unit, value, isWrong = false, isOld = false, onType, onLeave } = props;
  const id = useId();
  const look = `${onType ? '' : ' ro'}${isWrong ? ' wrong' : ''}${isOld ? ' old' : ''}`;
  return (
    <>
      <label htmlFor={id} className="sm">
        {label}
      </label>
      <span className={`fld${look}`}>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          readOnly={onType === undefined}
          aria-invalid={isWrong || undefined}
          onChange={(event) => onType?.(event.target.value)}
          onBlur={onLeave}
        />
        <span className="t3" aria-hidden>
          {unit}
        </span>
      </span>
    </>
  );
}
