import FilterListOutlined from '@mui/icons-material/FilterListOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { REJECTION_REASONS, type RejectionReason } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { ReasonButtons } from '../decision/ReasonButtons.tsx';
import { filtersSet, type ListFilter, NO_FILTER } from '../listFilter.ts';
import { useMarketplaces } from '../useMarketplaces.ts';
import { useWord } from '../word.ts';

interface FilterButtonProps {
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
}

/** Marketplace, stars, language and findings of the list, behind one button that says how many are set. */
export function FilterButton({ filter, onFilter }: FilterButtonProps) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const set = filtersSet(filter);
  const name = set > 0 ? t('desk.filter.set', { smart_count: set }) : t('desk.filter.open');
  return (
    <>
      <button
        type="button"
        className="ib filters"
        aria-label={name}
        title={name}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <FilterListOutlined aria-hidden />
        {set > 0 && <span className="dot">{set}</span>}
      </button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('desk.filter.open') } }}
      >
        <FilterForm filter={filter} onFilter={onFilter} onDone={() => setAnchor(null)} />
      </Popover>
    </>
  );
}

function FilterForm({ filter, onFilter, onDone }: FilterButtonProps & { onDone: () => void }) {
  const t = useT();
  const word = useWord();
  const { marketplaces, languages } = useMarketplaces();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, p: 2, width: 300 }}>
      {marketplaces.length > 1 && (
        <Choice
          label={t('desk.filter.marketplace')}
          value={filter.marketplaceId}
          options={marketplaces.map((it) => ({ id: it.id, name: it.name }))}
          onChange={(marketplaceId) => onFilter({ ...filter, marketplaceId })}
        />
      )}
      <ToggleButtonGroup
        size="small"
        fullWidth
        value={[...filter.stars]}
        onChange={(_event, stars: number[]) => onFilter({ ...filter, stars: [...stars].sort() })}
        aria-label={t('desk.filter.stars')}
      >
        {[1, 2, 3, 4, 5].map((star) => (
          <ToggleButton key={star} value={star} aria-label={t('kit.stars', { rating: star })}>
            {star}★
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Choice
        label={t('desk.filter.language')}
        value={filter.language}
        options={languages.map((id) => ({ id, name: word(`words.languages.${id}`, id) }))}
        onChange={(language) => onFilter({ ...filter, language })}
      />
      <div className="desk-in-dialog">
        <Box component="p" sx={{ typography: 'caption', color: 'text.secondary', mb: 0.5 }}>
          {t('desk.filter.found')}
        </Box>
        <ReasonButtons
          label={t('desk.filter.found')}
          reasons={REJECTION_REASONS}
          chosen={filter.flags}
          isWrong={false}
          hasKeys={false}
          onToggle={(reason) => onFilter({ ...filter, flags: toggled(filter.flags, reason) })}
        />
      </div>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
        <Button disabled={filtersSet(filter) === 0} onClick={() => onFilter({ ...NO_FILTER, view: filter.view })}>
          {t('desk.filter.clear')}
        </Button>
        <Button variant="contained" color="primary" onClick={onDone}>
          {t('desk.filter.done')}
        </Button>
      </Box>
    </Box>
  );
}

/** In the order of the policy, so that one filter has one address. */
function toggled(flags: readonly RejectionReason[], reason: RejectionReason): RejectionReason[] {
  return REJECTION_REASONS.filter((each) => flags.includes(each) !== (each === reason));
}

interface ChoiceProps {
  label: string;
  value: string | null;
  options: readonly { id: string; name: string }[];
  onChange: (value: string | null) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const t = useT();
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      <option value="">{t('desk.filter.any')}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </TextField>
  );
}
