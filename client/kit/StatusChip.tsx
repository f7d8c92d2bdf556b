import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { Outcome } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { type Look, OUTCOME_LOOKS, STATUS_LOOKS } from './statusLooks.ts';

type Group = keyof typeof STATUS_LOOKS;
type Value<G extends Group> = keyof (typeof STATUS_LOOKS)[G] & string;

/** A status in a word with its icon: `<StatusChip of="reviewStatuses" value={review.status} />`. */
export function StatusChip<G extends Group>({ of, value }: { of: G; value: Value<G> }) {
  const t = useT();
  const { icon: Icon, tone } = (STATUS_LOOKS[of] as Record<string, Look>)[value] as Look;
  return (
    <Chip size="small" color={tone} icon={<Icon />} label={t(`words.${of}.${value}` as Parameters<typeof t>[0])} />
  );
}

const COLOURS = {
  default: 'text.secondary',
  primary: 'primary.main',
  success: 'success.main',
  warning: 'warning.main',
  error: 'error.main',
} as const;

/** An outcome as in the list of decisions: icon and past participle, coloured, no chip. */
export function OutcomeWord({ outcome }: { outcome: Outcome }) {
  const t = useT();
  const { icon: Icon, tone } = OUTCOME_LOOKS[outcome];
  return (
    <Box
      component="span"
      sx={{
        color: COLOURS[tone],
        display: 'inline-flex',
        alignItems: 'center',
        verticalAlign: 'bottom',
        gap: 0.5,
        whiteSpace: 'nowrap',
      }}
    >
      <Icon sx={{ fontSize: 14 }} />
      {t(`words.outcomes.${outcome}.done`)}
    </Box>
  );
}
