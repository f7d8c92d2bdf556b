import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';

interface Field<Value> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  error?: string;
  hint?: string;
}

/** One line of text. The error takes the place of the hint, and both are tied to the field. */
export const TextLine = ({
  label,
  value,
  onChange,
  error,
  hint,
  type = 'text',
  autoFocus = false,
}: Field<string> & { type?: string; autoFocus?: boolean }) => (
  <TextField
    label={label}
    type={type}
    autoFocus={autoFocus}
    autoComplete="off"
    value={value}
    onChange={({ target }) => onChange(target.value)}
    error={error !== undefined}
    helperText={error ?? hint}
    slotProps={{ inputLabel: { shrink: true } }}
  />
);

/** A whole number. What is typed stays as typed; an empty field is no number, and the check says so. */
export const NumberLine = ({ label, value, onChange, error, hint }: Field<number | undefined>) => (
  <TextField
    label={label}
    type="number"
    value={value ?? ''}
    onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
    error={error !== undefined}
    helperText={error ?? hint}
    slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'numeric', step: 1, min: 0 } }}
  />
);

interface Choice<Id extends string> {
  id: Id;
  name: string;
}

export const Choose = <Id extends string>({
  label,
  value,
  onChange,
  error,
  hint,
  choices,
}: Field<Id> & { choices: readonly Choice<Id>[] }) => (
  <TextField
    select
    label={label}
    value={value}
    onChange={({ target }) => {
      const chosen = choices.find(({ id }) => id === target.value);
      if (chosen) onChange(chosen.id);
    }}
    error={error !== undefined}
    helperText={error ?? hint}
    slotProps={{ inputLabel: { shrink: true } }}
  >
    {choices.map(({ id, name }) => (
      <MenuItem key={id} value={id}>
        {name}
      </MenuItem>
    ))}
  </TextField>
);

/** Several of a list; the order of the list is kept whatever the order of clicks. */
export const ChooseMany = <Id extends string>({
  label,
  value,
  onChange,
  error,
  hint,
  choices,
}: Field<readonly Id[]> & { choices: readonly Choice<Id>[] }) => (
  <FormControl component="fieldset" error={error !== undefined}>
    <FormLabel component="legend" sx={{ typography: 'caption', mb: 0.5 }}>
      {label}
    </FormLabel>
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))' }}>
      {choices.map(({ id, name }) => (
        <FormControlLabel
          key={id}
          label={name}
          control={
            <Checkbox
              checked={value.includes(id)}
              onChange={(_, on) =>
                onChange(choices.map((each) => each.id).filter((each) => (each === id ? on : value.includes(each))))
              }
            />
          }
        />
      ))}
    </Box>
    {(error ?? hint) && <FormHelperText>{error ?? hint}</FormHelperText>}
  </FormControl>
);

export const Tick = ({ label, value, onChange }: Field<boolean>) => (
  <FormControlLabel label={label} control={<Checkbox checked={value} onChange={(_, on) => onChange(on)} />} />
);
