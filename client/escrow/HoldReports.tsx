import Box from '@mui/material/Box';
import type { z } from 'zod';
import { DEAL_PARTIES } from '#db/words.ts';
import type { HoldRow, ReportShown } from '#server/escrow/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { UserText } from '../kit/UserText.tsx';
import { When } from '../kit/When.tsx';

type Report = z.infer<typeof ReportShown>;

/** Both sides beside each other, the customer first; a side that said nothing is shown too. */
export function HoldReports({ reports, hold }: { reports: readonly Report[]; hold: HoldRow }) {
  const t = useT();
  return (
    <Section title={t('registers.hold.reports')}>
      <Panel>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
          {DEAL_PARTIES.map((party) => (
            <Box
              key={party}
              sx={{
                px: 2,
                py: 1.5,
                '& + &': {
                  borderTop: { xs: 1, sm: 0 },
                  borderLeft: { xs: 0, sm: 1 },
                  borderColor: { xs: 'divider', sm: 'divider' },
                },
              }}
            >
              <Box component="h3" sx={{ typography: 'h3', m: 0, mb: 0.5 }}>
                {t(`words.personKinds.${party}`)}
              </Box>
              <Said reports={reports.filter((report) => report.party === party)} hold={hold} />
            </Box>
          ))}
        </Box>
      </Panel>
    </Section>
  );
}

function Said({ reports, hold: { currency, marketplaceId } }: { reports: readonly Report[]; hold: HoldRow }) {
  const t = useT();
  const { money } = useFormats();
  if (reports.length === 0) return <Box sx={{ color: 'text.tertiary' }}>{t('registers.hold.noReport')}</Box>;
  return reports.map(({ claim, wantsMinor, text, at }) => (
    <Box key={at} sx={{ '& + &': { mt: 1 } }}>
      <Box>
        <b>{t(`words.holdClaims.${claim}`)}</b>
        {wantsMinor !== null && <> · {t('registers.hold.wants', { amount: money(wantsMinor, currency) })}</>}
      </Box>
      {text !== null && <UserText small text={text} />}
      <Box sx={{ typography: 'caption', color: 'text.tertiary' }}>
        <When at={at} marketplaceId={marketplaceId} />
      </Box>
    </Box>
  ));
}
