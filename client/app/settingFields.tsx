import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useId } from 'react';

const hintLook = { typography: 'caption', color: 'text.tertiary' } as const;

/** On or off, and in plain words what that does. */
export function OnOff({
  label,
  hint,
  isOn,
  set,
}: {
  label: string;
  hint: string;
  isOn: boolean;
  set: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <Box sx={{ mb: 1 }}>
      <FormControlLabel
        control={<Switch checked={isOn} onChange={(_, on) => set(on)} aria-describedby={id} />}
        label={label}
      />
      <Box id={id} sx={hintLook}>
        {hint}
      </Box>
    </Box>
  );
}

interface ChoiceProps<Id extends string> {
  label: string;
  hint?: string;
  value: string;
  choose: (id: Id) => void;
  options: readonly { id: Id; name: string; lang?: string }[];
}

/** One of a few, all of them in sight. */
export function Choice<Id extends string>({ label, hint, value, choose, options }: ChoiceProps<Id>) {
  return (
    <Box sx={{ mb: 1.5 }}>
      <Box sx={{ typography: 'subtitle2', color: 'text.tertiary', mb: 0.5 }}>{label}</Box>
      <ToggleButtonGroup
        exclusive
        fullWidth
        aria-label={label}
        value={value}
        onChange={(_, next: Id | null) => next && choose(next)}
      >
        {options.map(({ id, name, lang }) => (
          <ToggleButton
            key={id}
            value={id}
            lang={lang}
            sx={{ height: 28, px: 0.5, flex: '1 1 auto', whiteSpace: 'nowrap' }}
          >
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {hint && <Box sx={{ ...hintLook, mt: 0.5 }}>{hint}</Box>}
    </Box>
  );
}
