import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { Thresholds } from '#server/screening/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { FactList } from '../../kit/FactList.tsx';
import { NumberLine } from '../../kit/fields.tsx';
import { SectionLabel } from '../../kit/Section.tsx';
import { asPercent, asShare } from '../percent.ts';
import { dayOf, daysOf, FIGURES, figureText, wrongFigures } from './thresholdRules.ts';
import { useDay } from './useDay.ts';

interface Props {
  thresholds: Thresholds;
  onChange: (part: Partial<Thresholds>) => void;
}

/** The figures, each with what it does and between which bounds it may lie. */
export function ThresholdForm({ thresholds, onChange }: Props) {
  const t = useT();
  const wrong = wrongFigures(thresholds);
  return (
    <Box component="section" aria-label={t('settings.screening.lists.thresholds')} sx={{ maxWidth: 720 }}>
      <Head />
      {(['sure', 'caps', 'latin', 'shape'] as const).map((section) => (
        <Group key={section} title={t(`settings.screening.thresholds.sections.${section}`)}>
          {FIGURES[section].map((rule) => {
            const { name, share, min, max } = rule;
            const value = share ? asPercent(thresholds[name]) : thresholds[name];
            const bounds = t('settings.screening.thresholds.outside', { from: min, to: max });
            const isBelow = name === 'raise' && value >= min && value <= max;
            return (
              <NumberLine
                key={name}
                label={t(`settings.screening.thresholds.${name}`)}
                value={Number.isNaN(value) ? undefined : value}
                onChange={(next) => onChange({ [name]: share ? asShare(next) : (next ?? Number.NaN) })}
                error={wrong.has(name) ? (isBelow ? t('settings.screening.thresholds.below') : bounds) : undefined}
                hint={t(`settings.screening.thresholds.${name}Hint`)}
              />
            );
          })}
        </Group>
      ))}
      <TaxDays thresholds={thresholds} onChange={onChange} isWrong={wrong.has('taxNumberDays')} />
    </Box>
  );
}

function TaxDays({ thresholds, onChange, isWrong }: Props & { isWrong: boolean }) {
  const t = useT();
  const [from, to] = thresholds.taxNumberDays;
  const day = (label: string, value: number, put: (days: number) => void, said: string) => (
    <TextField
      type="date"
      label={label}
      value={dayOf(value)}
      onChange={({ target }) => put(daysOf(target.value))}
      error={isWrong}
      helperText={said}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: dayOf(0), max: dayOf(99_999) } }}
    />
  );
  const hint = t('settings.screening.thresholds.taxHint');
  return (
    <Group title={t('settings.screening.thresholds.sections.id')}>
      {day(t('settings.screening.thresholds.taxFrom'), from, (days) => onChange({ taxNumberDays: [days, to] }), hint)}
      {day(
        t('settings.screening.thresholds.taxTo'),
        to,
        (days) => onChange({ taxNumberDays: [from, days] }),
        isWrong ? t('settings.screening.thresholds.order') : '',
      )}
    </Group>
  );
}

/** The same figures of a version that is only read. */
export function ThresholdFacts({ thresholds }: { thresholds: Thresholds }) {
  const t = useT();
  const { number } = useFormats();
  const day = useDay();
  const rules = Object.values(FIGURES).flat();
  const tax = { label: t('settings.screening.thresholds.sections.id'), value: thresholds.taxNumberDays };
  return (
    <Box component="section" aria-label={t('settings.screening.lists.thresholds')} sx={{ maxWidth: 720 }}>
      <Head />
      <FactList
        labelWidth={260}
        facts={[
          ...rules.map(({ name }) => ({
            label: t(`settings.screening.thresholds.${name}`),
            value: figureText(name, thresholds[name], { number, day }),
          })),
          { label: tax.label, value: figureText('taxNumberDays', tax.value, { number, day }) },
        ]}
      />
    </Box>
  );
}

function Head() {
  const t = useT();
  return (
    <>
      <Typography variant="h2">{t('settings.screening.lists.thresholds')}</Typography>
      <Box sx={{ color: 'text.secondary', mb: 2 }}>{t('settings.screening.thresholds.lead')}</Box>
    </>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box component="section" aria-label={title} sx={{ mb: 2.5 }}>
    <SectionLabel>{title}</SectionLabel>
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2, rowGap: 2, pt: 0.75 }}>
      {children}
    </Box>
  </Box>
);
