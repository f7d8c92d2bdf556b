import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import { type ReactNode, useId } from 'react';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'password';
  name?: string;
  autoComplete: string;
  autoFocus?: boolean;
  hint?: string;
  error?: string;
  end?: ReactNode;
}

/** One line for the pages before sign-in: MUI's parts without its `TextField`, which brings selects and menus along. */
export function LineField({
  label,
  value,
  onChange,
  type = 'text',
  name,
  autoComplete,
  autoFocus = false,
  hint,
  error,
  end,
}: Props) {
  const id = useId();
  const said = error ?? hint;
  return (
    <FormControl fullWidth error={error !== undefined}>
      <InputLabel shrink htmlFor={id}>
        {label}
      </InputLabel>
      <OutlinedInput
        id={id}
        label={label}
        notched
        value={value}
        onChange={({ target }) => onChange(target.value)}
        endAdornment={end}
        aria-describedby={said ? `${id}-said` : undefined}
        slotProps={{ input: { type, name, autoComplete, autoFocus } }}
      />
      {said && <FormHelperText id={`${id}-said`}>{said}</FormHelperText>}
    </FormControl>
  );
}
