import Box from '@mui/material/Box';
import { useHome } from '../data/queries.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { Panel, Section } from '../kit/Section.tsx';

/** My own figures, for my eyes only; there is no ranking. */
export function MyDay() {
  const t = useT();
  const { number } = useFormats();
  const { data } = useHome();
  if (!data) return null;
  return (
    <Section title={t('home.myDay')} aside={t('home.onlyYou')}>
      <Panel padded>
        <Box
          component="dl"
          sx={{
            display: 'grid',
            gridTemplateColumns: '1fr auto',
            rowGap: 0.5,
            typography: 'caption',
            lineHeight: '1.25rem',
            '& dt': { color: 'text.tertiary' },
            '& dd': { fontWeight: 500, textAlign: 'right' },
          }}
        >
          <dt>{t('home.decidedToday')}</dt>
          <dd>{number(data.today.decided)}</dd>
          <dt>{t('home.undoneToday')}</dt>
          <dd>{number(data.today.undone)}</dd>
        </Box>
      </Panel>
    </Section>
  );
}
