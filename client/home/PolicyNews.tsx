import Box from '@mui/material/Box';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { Failure } from '../kit/Failure.tsx';
import { recordPath } from '../kit/paths.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { useReaderZone } from '../kit/When.tsx';
import type { PolicyRow } from '../policies/PolicyList.tsx';

/** The newest versions of the rules that decisions are made by. */
export function PolicyNews() {
  const t = useT();
  const { instant } = useFormats();
  const zone = useReaderZone();
  const marketplaceName = useMarketplaceName();
  const { data, error, refetch } = useGetList<PolicyRow>('policies', {
    pagination: { page: 1, perPage: 3 },
    sort: { field: 'effectiveFrom', order: 'DESC' },
  });
  if (error && !data)
    return (
      <Section title={t('home.policyNews')}>
        <Panel>
          <Failure error={error} retry={() => void refetch()} />
        </Panel>
      </Section>
    );
  if (!data || data.length === 0) return null;
  return (
    <Section title={t('home.policyNews')}>
      <Panel>
        {data.map(({ id, marketplaceId, version, effectiveFrom }) => (
          <Box
            key={id}
            component={Link}
            to={recordPath('policy', id)}
            sx={{
              display: 'block',
              px: 2,
              py: 1,
              color: 'text.primary',
              '& + &': { borderTop: 1, borderColor: 'divider' },
              '&:hover': { bgcolor: 'action.hover', textDecoration: 'none' },
            }}
          >
            <Box sx={{ fontWeight: 500 }}>
              {t('home.policyNewsItem', { marketplace: marketplaceName(marketplaceId), version })}
            </Box>
            <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
              {t('home.policySince', { date: instant('date', effectiveFrom, zone) })}
            </Box>
          </Box>
        ))}
      </Panel>
    </Section>
  );
}
